// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "core/firmware/images/content.h"
#include "core/firmware/reading.h"

namespace reviver {

/// Decides what the images of a bundle are for: content first, then the record
/// id by platform, then the file name, then the order of a set whose beginning is
/// proven; else Unknown. Never by size. Fills role, roleSource, certainty,
/// roleReason, encoding, loadAddress, warnings and, from the partition table of the
/// bundle, partition. Sets the bundle's platform and the images' names,
/// and tests the checksums that images carry themselves.
Result<void> decideRoles(FirmwareBundle &bundle, Reading &reading);

/// What a record id stands for on a platform; nothing when nobody has published it.
struct IdMeaning {
    ImageRole role;
    const char *name;
    Certainty certainty;
};
std::optional<IdMeaning> meaningOfRecordId(FirmwarePlatform platform, std::uint32_t id);

/// What a file name says ("appsboot.mbn", "NPRG9x00.hex"), without its folder; Unknown if nothing.
ImageRole roleFromFileName(std::string_view name);

}  // namespace reviver
