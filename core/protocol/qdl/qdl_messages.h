// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/protocol/qdl/qdl_constants.h"

#include <string>
#include <vector>

namespace reviver::qdl {

/// Hello (0x01), host to modem: command, kHostMagic in 32 octets, highest and lowest
/// version, features; 36 octets.
/// Source: libqmi qfu-qdl-message.c (confirmed with GobiAPI).
Bytes encodeHello(std::uint8_t version);

/// Hello reply (0x02), modem to host.
///
///     offset   size  field
///     0        1     command = 0x02
///     1        24    kTargetMagic
///     25       4     reserved
///     29       2     boot version, major
///     31       2     boot version, minor
///     33       1     version
///     34       1     compatible version
///     35       4     largest block
///     39       4     base address of the flash
///     43       1     n, length of the flash's name
///     44       n     name of the flash
///     44+n     2     window size
///     46+n     2     k, number of sectors
///     48+n     4k    sizes of the sectors
///     48+n+4k  1     features
///
/// Source: Sierra imssdp_hello.h; libqmi knows it with n = k = 0 (confirmed).
struct HelloReply {
    std::uint16_t bootMajor = 0;
    std::uint16_t bootMinor = 0;
    std::uint8_t version = 0;
    std::uint8_t compatibleVersion = 0;
    std::uint32_t maxBlockSize = 0;
    std::string flashName;
    std::uint8_t features = 0;

    static Result<HelloReply> decode(ByteView payload);
};

/// Open (0x25), host to modem.
///
///     offset  size  field
///     0       1     command = 0x25
///     1       1     type of the image
///     2       4     length of the image, with its header
///     6       1     window size = 1
///     7       4     length of the data that follow in chunks
///     11      2     reserved
///     13      n     header of the image (400 octets in a .cwe file)
///
/// Source: libqmi qfu-qdl-message.c (one source; the fields confirmed by GobiAPI).
Bytes encodeOpen(std::uint8_t type, ByteView imageHeader, std::uint32_t dataSize);

/// Open reply (0x26): command, status u16, window size u8, chunk size u32.
struct OpenReply {
    std::uint16_t status = 0;
    std::uint8_t windowSize = 0;
    std::uint32_t chunkSize = 0;

    static Result<OpenReply> decode(ByteView payload);
};

/// Write (0x27), host to modem. Not a frame: no flags, no escapes.
///
///     offset  size  field
///     0       1     command = 0x27
///     1       2     sequence number from 0
///     3       4     reserved
///     7       4     n, length of the chunk
///     11      2     CRC-16/X-25 of the octets before
///     13      n     chunk
///
/// Source: libqmi qfu-qdl-message.c; gobi_loader (confirmed).
void encodeWrite(std::uint16_t sequence, ByteView chunk, Bytes &out);

/// Write reply (0x28), a frame: command, sequence u16, reserved u32, status u16.
struct WriteReply {
    std::uint16_t sequence = 0;
    std::uint16_t status = 0;

    static Result<WriteReply> decode(ByteView payload);
};

/// Done reply (0x2A): command, status u16, type u8, text.
struct DoneReply {
    std::uint16_t status = 0;
    std::uint8_t type = 0;
    std::string text;

    static Result<DoneReply> decode(ByteView payload);
};

/// One entry of the image preference reply (0x2F): type u8, id in 16 octets.
struct ImagePreference {
    std::uint8_t type = 0;
    Bytes id;
};
Result<std::vector<ImagePreference>> decodeImagePreferences(ByteView payload);

/// "0x0002 wrong type": the statuses of open, write and done.
/// Source: GobiAPI QDLEnum.h (one source).
std::string openStatusText(std::uint16_t status);
std::string writeStatusText(std::uint16_t status);
std::string doneStatusText(std::uint16_t status);

}  // namespace reviver::qdl
