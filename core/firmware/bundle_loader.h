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

/// What a loader is started by.
enum class LoaderKind {
    Download,  ///< NPRG, ENPRG: the chip's download protocol puts it to an address
    BootRom,   ///< usbloader: a Balong boot ROM takes it block by block
    Firehose,  ///< a signed programmer: the chip asks for it over Sahara
};

/// A block of a loader for a Balong boot ROM.
struct LoaderBlock {
    std::uint32_t mode = 0;     ///< how the ROM treats it
    std::uint32_t address = 0;  ///< in RAM
    std::size_t offset = 0;     ///< in LoaderImage::data
    std::size_t size = 0;
};

/// A loader, made ready to be sent to RAM.
struct LoaderImage {
    LoaderKind kind = LoaderKind::Download;
    std::uint32_t address = 0;  ///< Download: where its first octet goes
    std::uint32_t entry = 0;    ///< Download: where it starts
    Bytes data = {};
    Message addressReason = {};            ///< Download: where the address is known from
    std::vector<LoaderBlock> blocks = {};  ///< BootRom
    bool erasesFlash = false;              ///< BootRom: it erases everything when it starts, or may do so
    Message eraseReason = {};              ///< BootRom: where that is known from
    std::string hardwareId = {};           ///< Firehose: HW_ID of its certificate, hex; empty if it fits any
    std::filesystem::path file = {};       ///< where it was read from; empty if a bundle brings it
    std::string name = {};                 ///< of the file or of the bundle's image
};

/// Reads a loader file: a Download loader with MBN or SBL header or as Intel HEX (fully
/// checked; the address comes from the file itself, never from a guess), a boot ROM
/// loader (usbloader.bin), or a Firehose programmer. A damaged one is refused.
Result<LoaderImage> openLoader(const std::filesystem::path &path);
/// The same for an image that a bundle brings; InvalidArgument if its role is no loader's.
Result<LoaderImage> loaderFromImage(const FirmwareImage &image);

}  // namespace reviver
