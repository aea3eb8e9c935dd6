// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firmware.h"

namespace reviver {

/// The version that the practice set of an EC20 carries in its folder's name and in its
/// modem program.
inline constexpr std::string_view kMdm9615PracticeVersion = "EC20CEFAR02A07M4G";

/// Images of a modem with Qualcomm's MDM9615: partition table, SBL1 behind its markers, SBL2,
/// RPM, DSP1, DSP2 (holds `version`), boot loader of its Linux. Names are those of the files.
/// Source: the image list of Quectel's updater; partitions of two public tables (confirmed).
std::vector<PracticeImage> mdm9615PracticeImages(std::string_view version = kMdm9615PracticeVersion);
/// A loader for the chip's emergency mode: SBL header, image id D, at 0x2A000000.
/// Source: qtools loaders (one source).
Bytes mdm9615EmergencyLoader();
/// A loader for its ordinary download mode: MBN header, image id 7, at 0x41700000 (one source).
Bytes mdm9615Loader();

/// Writes the images and both loaders into `folder`/EC20CEFAR02A07M4G_practice.
Result<void> writeMdm9615PracticeFiles(const std::filesystem::path &folder);

}  // namespace reviver
