// SPDX-License-Identifier: Apache-2.0
#include "app/cli/repair_output.h"

#include <fmt/format.h>

namespace reviver::cli {

void RepairOutput::toLog(const LogLine &line)
{
    if (!m_log)
        return;
    if (const auto written = m_log->write(line); !written)
        fmt::print(stderr, "There is no log from here on: {}. The repair goes on.\n",
                   written.error().detail());
}

}  // namespace reviver::cli
