// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/byte_source.h"
#include "core/firmware/firmware_bundle.h"

#include <optional>

namespace reviver {

/// Header of a Qualcomm boot image, in its 40-octet (MBN) or 80-octet (SBL) form.
struct MbnHeader {
    static constexpr std::uint32_t kShort = 40;
    static constexpr std::uint32_t kLong = 80;

    std::uint32_t headerSize = kShort;
    std::uint32_t imageId = 0;
    std::uint32_t loadAddress = 0;  ///< of the first octet behind the header
    std::uint32_t imageSize = 0;    ///< code, signature and certificates
    std::uint32_t codeSize = 0;
    std::uint32_t signatureSize = 0;
    std::uint32_t certificateSize = 0;

    /// Ten u32: image id, version 3, source, load address, image size, code size,
    /// signature pointer and size, certificate pointer and size; little-endian.
    /// Accepted only if the pointers follow from load address and sizes, and
    /// the image fits into `available` octets (header included).
    /// Source: openpst/libopenpst mbn.h; coreboot mbn_tools.py; fourteen qtools loaders (confirmed).
    static std::optional<MbnHeader> decodeShort(ByteView head, std::uint64_t available);

    /// Twenty u32: 844BDCD1 73D71034, image id, two reserved, header length 0x50,
    /// load address, image size, code size, signature and certificate as above, ...
    /// Source: openpst/libopenpst mbn.h; ENPRG9x15 and ENPRG9x25 (confirmed).
    static std::optional<MbnHeader> decodeLong(ByteView head, std::uint64_t available);
};

/// The last twelve octets of a patched loader: EF BE AD DE, u32 chip number, u32 address
/// of its first octet; little-endian.
/// Source: forth32/qtools qdload.c and its loaders (one source).
struct LoaderIdent {
    std::uint32_t chip = 0;
    std::uint32_t address = 0;

    static constexpr std::size_t kSize = 12;
    /// Nothing when the file does not end like that.
    static std::optional<LoaderIdent> decode(ByteView file);
};

/// True for the first octets of a flash preamble: code word, magic and a marker that
/// tells the page count of an erase block; the real image follows at a multiple of 0x800.
/// Source: EG25 sbl1.mbn, E5788 1.mbn; asutoshpalai/notes EC315.md (confirmed).
bool startsWithPreamble(ByteView head);

/// Octets of the head that hold preamble and header for every image known.
inline constexpr std::size_t kPreambleSearch = 0x4000;

/// Where the real header or ELF begins behind a preamble.
std::optional<std::size_t> offsetBehindPreamble(ByteView head);

/// The role that an image id stands for; Unknown if none of ours.
/// Source: coreboot mbn_tools.py; openpst mbn.h (confirmed).
ImageRole roleOfImageId(std::uint32_t imageId);

}  // namespace reviver
