// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"
#include "core/repair/repair_job.h"

namespace reviver {

/// What a run says to its log while it works.
class RunVoice {
public:
    RunVoice(RepairObserver &observer, const Clock &clock) : m_observer(observer), m_clock(clock) {}

    void log(LogLevel level, Message text);
    /// Logs "Checking connection...OK" or the same line as failed, and hands the result on.
    Result<void> logged(Result<void> result, const char *good, const char *bad);
    /// Logs each question to a modem and its answer.
    ProbeObserver probeLog();

private:
    RepairObserver &m_observer;
    const Clock &m_clock;
};

}  // namespace reviver
