// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/stop_token.h"
#include "core/firmware/firmware_bundle.h"

#include <filesystem>
#include <functional>

namespace reviver {

/// Octets looked at so far, of how many.
using ReadProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Finds and checks the firmware in a file or folder, whatever it is wrapped in.
///
/// Damage is part of the value (`problems`, `check` per image); an Error means
/// that nothing usable was found: BundleNotRecognised says what the file is and
/// what the user can do, FileNotFound and FileUnreadable what the system said.
Result<FirmwareBundle> openBundle(const std::filesystem::path &path, const ReadProgress &progress = {},
                                  StopToken stop = {});

/// Writes images as files into `folder` (made if missing) under generated names,
/// through a temporary name; an existing file is never overwritten.
Result<std::vector<std::filesystem::path>>
extractImages(const FirmwareBundle &bundle, const std::vector<std::size_t> &which,
              const std::filesystem::path &folder, const ReadProgress &progress = {}, StopToken stop = {});

/// A loader for route B, made ready to be sent to RAM.
struct LoaderImage {
    std::uint32_t address = 0;  ///< where its first octet goes
    std::uint32_t entry = 0;    ///< where it starts
    Bytes data;
    Message addressReason;  ///< where the address is known from
};

/// Reads a loader file: .bin or .mbn with a 40-octet MBN header, or Intel HEX with
/// full checking. The address comes from the file itself, never from a guess.
Result<LoaderImage> openLoader(const std::filesystem::path &path);

}  // namespace reviver
