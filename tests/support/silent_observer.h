// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/repair_job.h"

namespace reviver::test {

/// Lets a repair run without looking at it.
class SilentObserver final : public RepairObserver {
public:
    void logged(const LogLine &) override {}
    void stepStarted(std::size_t) override {}
    void stepFinished(std::size_t) override {}
    void progressed(const RepairProgress &) override {}
    void modeChanged(DeviceMode) override {}
    void stalled(std::chrono::milliseconds, std::chrono::milliseconds) override {}
};

}  // namespace reviver::test
