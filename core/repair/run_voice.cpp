// SPDX-License-Identifier: Apache-2.0
#include "core/repair/run_voice.h"

namespace reviver {

void RunVoice::log(LogLevel level, Message text)
{
    m_observer.logged({m_clock.wallTime(), level, std::move(text)});
}

Result<void> RunVoice::logged(Result<void> result, const char *good, const char *bad)
{
    if (result) {
        log(LogLevel::Done, good);
    } else {
        log(LogLevel::Error, bad);
        log(LogLevel::Detail,
            {"%1: %2", {std::string(errorCodeName(result.error().code())), result.error().detail()}});
    }
    return result;
}

ProbeObserver RunVoice::probeLog()
{
    return [this](const ModemPort &port, const Exchange &exchange) {
        log(LogLevel::Detail,
            {REVIVER_TR("%1: %2: %3"), {port.path, exchange.question, maskNumbers(exchange.answer)}});
    };
}

}  // namespace reviver
