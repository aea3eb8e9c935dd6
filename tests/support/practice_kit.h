// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/plan.h"
#include "core/simulator/practice_firmware.h"

#include <array>
#include <filesystem>
#include <string_view>

/// Used by tests, benchmarks and fuzzers alike: nothing of GoogleTest is in here.
namespace reviver::test {

/// Practice scenarios that a repair begins from, one for each way to write.
inline constexpr std::array<std::string_view, 6> kRepairScenarios{
    "e392-unfinished", "e392-dmss", "e3372-download", "e3372-bootrom", "ec25-edl", "gobi-qdl"};

/// What a repair of a practice modem needs besides the modem.
struct PracticeKit {
    FirmwareBundle bundle;
    PlanOptions options;
};

/// Writes the practice firmware for a scenario into `folder` and opens it, with the loader
/// where its way to write needs one.
Result<PracticeKit> makePracticeKit(std::string_view scenario, const std::filesystem::path &folder,
                                    PracticeSizes sizes = PracticeSizes::Small);

}  // namespace reviver::test
