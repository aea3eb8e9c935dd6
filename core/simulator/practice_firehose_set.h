// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firmware.h"

namespace reviver {

/// The version that the practice set of an EC25 carries in its folder's name and in its
/// modem program.
inline constexpr std::string_view kFirehosePracticeVersion = "EC25EPRR06A07M4G";
/// The hardware id that the practice chip says and its programmer is signed for.
inline constexpr std::string_view kPracticeChipId = "000480E100000000";
/// What practice programmers can do, as they tell it in their log.
inline constexpr std::string_view kAllFirehoseFunctions
    = "program configure power read erase nop getstorageinfo getsha256digest patch";

/// One file of the set, with its path inside.
struct PracticeFile {
    std::string path;  ///< "update/firehose/rawprogram_nand_p2K_b128K_update.xml"
    Bytes data;
};

/// An image in the flash of a practice modem that is addressed by sectors.
struct PlacedImage {
    std::string partition;  ///< "0:TZ"
    std::uint32_t firstBlock = 0;
    Bytes data;
};

/// A signed loader (Firehose) for the practice chip: what it can do stands in it.
Bytes practiceProgrammer(std::string_view functions = kAllFirehoseFunctions,
                         std::string_view hardwareId = kPracticeChipId);

/// Firmware for a practice EC25 in the form in which Quectel ships an EG25's: contents.xml,
/// md5.txt, partition_nand.xml, lists with rows in an order that must not be followed,
/// `..\` in front of file names, one image for two partitions, and no vendor octet.
std::vector<PracticeFile> practiceFirehoseSet(PracticeSizes sizes,
                                              std::string_view version = kFirehosePracticeVersion);
/// The same images where the lists put them.
std::vector<PlacedImage> practicePlacedImages(PracticeSizes sizes, std::string_view version);
/// First block of the settings area in that layout.
inline constexpr std::uint32_t kPracticeSettingsBlock = 20;

/// Writes the set into `folder`/EC25EPRR06A07M4G_practice.
Result<void> writePracticeFirehoseSet(const std::filesystem::path &folder, PracticeSizes sizes);

}  // namespace reviver
