// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/repair/plan.h"
#include "core/repair/repair_result.h"

namespace reviver {

/// Where a repair ended, for the words about it.
struct EndOfRepair {
    const RepairPlan &plan;
    const FirmwareBundle &bundle;
    bool flashTouched = false;      ///< an image was begun
    std::optional<DeviceMode> now;  ///< empty: the modem is not attached
    Clock::WallTime time;
};

/// Fills headline, summary, what happened, the modem's state, next steps and code of
/// a result from its outcome, error and numbers. Pure.
void addWords(RepairResult &result, const EndOfRepair &end);

/// The stable code of a failure, "RV-201"; docs/user-guide.md lists them.
std::string resultCode(ErrorCode code);

/// A failure before a repair could start or go on, in the parts that every message has.
struct Advice {
    Message headline;
    Message what;
    Message state;
    std::vector<NextStep> next;
    std::string code;
};
Advice adviceFor(const Error &error);

}  // namespace reviver
