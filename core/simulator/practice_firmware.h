// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// The version that practice firmware carries in its records and in its program.
inline constexpr std::string_view kPracticeVersion = "11.433.57.00.260";

/// How large the images are: about 300 KB for demonstrations, or octet for octet
/// the eight sizes of the forum case (36 MB).
enum class PracticeSizes { Small, Forum };

/// One image of practice firmware, made here without a single vendor octet.
struct PracticeImage {
    std::string name;  ///< "dbl", "osbl", ...
    std::uint32_t recordId = 0;
    Bytes data;
};

/// Eight images in the order of the forum's set: partition table, DBL with its
/// preamble, OSBL, AMSS (holds `version` and "E392u-12"), DSP1, DSP2, compressed
/// resources, EFS2 factory image. Record ids of the first four and of EFS2 as on
/// the EC315 (one source); the others are made up, as theirs are not public.
std::vector<PracticeImage> practiceImages(PracticeSizes sizes, std::string_view version = kPracticeVersion);

/// The hardware id in the records of practice firmware, by which a plan keeps it away
/// from real modems.
inline constexpr std::string_view kPracticeHardware = "PRACTICE";

/// The images in Huawei's record container.
Bytes practiceContainer(const std::vector<PracticeImage> &images, std::string_view version = kPracticeVersion,
                        std::string_view hardware = kPracticeHardware);
/// The container inside a PE program inside a PE program, as vendors ship it
/// (resource UPDATEWIZARD/130, in it BIN/250). Not runnable.
Bytes practiceUpdater(const std::vector<PracticeImage> &images,
                      std::string_view hardware = kPracticeHardware);
/// A loader for the practice modem that needs one: MBN header, image id 7, to be
/// loaded at 0x00100028.
Bytes practiceLoader();
/// A settings area as the factory leaves it.
Bytes factorySettingsArea();

/// Writes `E392_practice_11.433.57.00.260.exe`, `NPRG9x00_practice.bin`, the files of the
/// Balong sticks (practice_balong.h) and the sets of an EC20 (practice_mdm9615.h) and an EC25
/// (practice_firehose_set.h) into `folder` (made if missing), through temporary names.
Result<void> writePracticeFiles(const std::filesystem::path &folder, PracticeSizes sizes);

}  // namespace reviver
