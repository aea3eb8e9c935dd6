// SPDX-License-Identifier: Apache-2.0
#include "core/platform/own_names.h"

#include <QDir>
#include <QSysInfo>

#include <algorithm>

namespace reviver {

std::vector<std::string> ownNames()
{
    constexpr int kShortest = 3;
    const QString host = QSysInfo::machineHostName();
    std::vector<std::string> names;
    for (const QString &name :
         {host, host.section(QLatin1Char('.'), 0, 0), qEnvironmentVariable("USER"),
          qEnvironmentVariable("LOGNAME"), qEnvironmentVariable("USERNAME"), QDir::home().dirName()}) {
        const bool common = name == QLatin1String("root") || name == QLatin1String("localhost");
        if (name.size() >= kShortest && !common
            && std::ranges::find(names, name.toStdString()) == names.end())
            names.push_back(name.toStdString());
    }
    return names;
}

}  // namespace reviver
