// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/message.h"

#include <functional>
#include <string_view>

namespace reviver {

/// How much a line of the log matters. The log shows Steps (up to Error), Details
/// (adds Detail) or Wire (everything).
enum class LogLevel {
    Step,  ///< something begins
    Done,  ///< something ended well
    Note,  ///< worth knowing
    Warning,
    Error,
    Detail,  ///< questions, answers, reasons
    Wire,    ///< octets
};
/// "step", "done", "note", "warning", "error", "detail", "wire".
std::string_view logLevelName(LogLevel level);

/// One line of the log.
struct LogLine {
    Clock::WallTime time;
    LogLevel level = LogLevel::Step;
    Message text;
};

/// Where log lines go; called on the thread that works.
using LogSink = std::function<void(const LogLine &)>;

}  // namespace reviver
