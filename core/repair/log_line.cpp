// SPDX-License-Identifier: Apache-2.0
#include "core/repair/log_line.h"

namespace reviver {

std::string_view logLevelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Step:
        return "step";
    case LogLevel::Done:
        return "done";
    case LogLevel::Note:
        return "note";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    case LogLevel::Detail:
        return "detail";
    case LogLevel::Wire:
        return "wire";
    }
    return "step";
}

}  // namespace reviver
