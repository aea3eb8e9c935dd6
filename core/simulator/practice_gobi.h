// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firmware.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// The versions that the practice packages of an MC7710 and of an EM7565 carry.
inline constexpr std::string_view kGobiPracticeVersion = "SWI9200X_03.05.24.00";
inline constexpr std::string_view kEm7565PracticeVersion = "SWI9X50C_03.05.24.00";

/// One image of a Sierra package: its type ("BOOT", "MODM", "APPL") and its octets.
struct GobiImage {
    std::string type;
    Bytes data;
};

std::vector<GobiImage> gobiPracticeImages(std::string_view version = kGobiPracticeVersion,
                                          PracticeSizes sizes = PracticeSizes::Small);
/// The images in one package (.cwe): a header of 400 octets in front of each and of all.
Bytes gobiPracticePackage(std::string_view version = kGobiPracticeVersion,
                          PracticeSizes sizes = PracticeSizes::Small);
/// Writes `MC7710_practice_03.05.24.00.cwe` into `folder`.
Result<void> writeGobiPracticeFile(const std::filesystem::path &folder,
                                   PracticeSizes sizes = PracticeSizes::Small);

/// The same for an EM7565, whose package holds no settings: BOOT, MODM and APPL.
std::vector<GobiImage> em7565PracticeImages(PracticeSizes sizes = PracticeSizes::Small);
Bytes em7565PracticePackage(PracticeSizes sizes = PracticeSizes::Small);
/// Writes `EM7565_practice_03.05.24.00.cwe` into `folder`.
Result<void> writeEm7565PracticeFile(const std::filesystem::path &folder,
                                     PracticeSizes sizes = PracticeSizes::Small);

}  // namespace reviver
