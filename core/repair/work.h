// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/plan.h"

#include <set>
#include <string_view>

namespace reviver {

/// Where a repair that was broken off goes on. What was acknowledged before is not done
/// again; what was not is never trusted.
enum class ResumeAt {
    Image,      ///< the image or row that was not ended is begun again from its first octet
    ErasedRow,  ///< as Image, but what erases the areas of all that is left comes again before
    Beginning,  ///< nothing counts: everything is written again
};

/// True for steps that write, erase or compare the flash: what a journal keeps and what a
/// continued repair leaves out. Loaders and mode changes are done again as the modem needs,
/// and a loader is shown the partition table again.
bool isWork(const PlanStep &step);

/// The stable name of such a step, by which another plan for the same firmware is seen to
/// mean the same: what is done, with which octets, at which place of the modem.
/// "write 06_dsp2.bin 9f86d081... to area 0x00150000".
std::string workName(const RepairPlan &plan, const FirmwareBundle &bundle, const PlanStep &step);

/// The names of all work steps of a plan, in order.
std::vector<std::string> workOf(const RepairPlan &plan, const FirmwareBundle &bundle);

/// True for the name of a step that only compares.
bool isComparison(std::string_view workName);

/// The steps of `plan` that need not be done again when the work named in `done` was
/// acknowledged: all before the first that is not in it, comparisons aside, less what `at`
/// wants again. Pure.
std::set<std::size_t> stepsDone(const RepairPlan &plan, const FirmwareBundle &bundle,
                                const std::set<std::string> &done, ResumeAt at);

}  // namespace reviver
