// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <string>
#include <vector>

/// Images made by the tests, like those of made_firmware.h.
namespace reviver::test {

struct MadeRow {
    std::string name;
    std::uint32_t length = 0;
    std::uint16_t spare = 0;
    bool inBlocks = false;
};
Bytes userTableOf(const std::vector<MadeRow> &rows, std::size_t slots = 16);

/// Image with a 40-octet header.
Bytes mbnOf(std::uint32_t imageId, std::uint32_t load, const Bytes &code);
/// Image with an 80-octet header, and certificates behind its code.
Bytes sblOf(std::uint32_t imageId, std::uint32_t load, const Bytes &code,
            const std::string &certificates = {});
/// Two flash markers, then at 0x2000 an image with an 80-octet header.
Bytes dblOf(const Bytes &code);
Bytes efs2Of(std::size_t pages);
/// An ELF program with a headers segment, a hash segment and `code`; with a signature
/// and these certificates if they are not empty.
Bytes elfOf(const Bytes &code, const std::string &certificates = {});
/// A loader for the Balong boot ROM (usbloader.bin).
Bytes usbLoaderOf(const std::vector<Bytes> &blocks);

}  // namespace reviver::test
