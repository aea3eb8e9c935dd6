// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/existing_files.h"
#include "core/firmware/bundle_loader.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// The name under which an image is extracted: its number, counted from 1, and its role, never a
/// name from the bundle, which may hold anything. A damaged image says so in its name:
/// "06_dsp2.bin", "02_dbl_damaged.bin".
std::string extractedName(const FirmwareImage &image, std::size_t index);
/// True for the name of a damaged image. openBundle() and openLoader() refuse to call such a file
/// whole, because the checksums that told the damage stayed in the container.
bool isDamagedName(std::string_view fileName);

/// Those of the files that extractImages() would write that are there already.
std::vector<std::filesystem::path> existingFiles(const FirmwareBundle &bundle,
                                                 const std::vector<std::size_t> &which,
                                                 const std::filesystem::path &folder);

/// Writes images as files into `folder` (made if missing) under their extracted names, each through a
/// temporary name: no half file stays behind. Images of which the bundle holds nothing can't be
/// extracted (InvalidArgument); of a damaged one, what there is of it is written.
Result<std::vector<std::filesystem::path>>
extractImages(const FirmwareBundle &bundle, const std::vector<std::size_t> &which,
              const std::filesystem::path &folder, const ReadProgress &progress = {}, StopToken stop = {},
              ExistingFiles existing = ExistingFiles::Keep);

}  // namespace reviver
