// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/plan.h"
#include "core/simulator/practice_firmware.h"

#include <array>
#include <filesystem>
#include <string_view>

/// Used by tests, benchmarks and fuzzers alike: nothing of GoogleTest is in here.
namespace reviver::test {

/// Practice scenarios that a repair begins from, one for each way to write and kind of loader.
/// Fuzz targets name them by their place: new ones go to the end.
inline constexpr std::array<std::string_view, 10> kRepairScenarios{
    "e392-unfinished", "e392-dmss",     "e3372-download",  "e3372-bootrom",      "ec25-edl",
    "gobi-qdl",        "mdm9615-dload", "e392-dmss-reads", "e392-dmss-unframed", "em7565-download"};

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
