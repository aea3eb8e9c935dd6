// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program_info.h"

#include <QString>
#include <QSysInfo>

#include <fmt/format.h>

namespace reviver::cli {

std::string programVersion()
{
    return REVIVER_VERSION;
}

std::string systemText()
{
    return fmt::format("{}, {}, Qt {}", QSysInfo::prettyProductName().toStdString(),
                       QSysInfo::currentCpuArchitecture().toStdString(), qVersion());
}

}  // namespace reviver::cli
