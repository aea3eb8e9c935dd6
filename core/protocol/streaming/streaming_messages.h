// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/byte_reader.h"
#include "core/protocol/streaming/streaming_constants.h"
#include "core/protocol/streaming/streaming_status.h"

#include <optional>
#include <string>
#include <vector>

namespace reviver::streaming {

/// Every reply comes through here: an error message (0x0D) is DeviceRefused, another
/// command UnexpectedMessage; otherwise a reader behind the command octet.
Result<ByteReader> openReply(ByteView payload, std::uint8_t awaited, std::string_view name);

/// The text of a log message (0x0E), if `payload` is one: one line of printable characters.
std::optional<std::string> logText(ByteView payload);

/// True for an error message (0x0D, code, text). DMSS answers its version with the
/// same octet: see dmss::isSoftwareVersion().
bool isError(ByteView payload);

/// Hello (0x01), host to loader: command, kHostMagic, version, compatible version,
/// features; 36 octets.
/// Source: Quectel updater; libopenpst streaming_dload.h (confirmed).
Bytes encodeHello();

/// Hello reply (0x02), loader to host.
///
///     offset   size  field
///     0        1     command = 0x02
///     1        32    kTargetMagic
///     33       1     version
///     34       1     compatible version
///     35       4     preferred block size
///     39       4     base address of the flash
///     43       1     n, length of the flash's name
///     44       n     name of the flash
///     44+n     2     window size: how many writes may be unanswered
///     46+n     2     k, number of sectors
///     48+n     4k    sizes of the sectors
///     48+n+4k  1     features
///
/// Source: libopenpst streaming_dload.h; qtools qcio.c (confirmed).
struct HelloReply {
    std::uint8_t version = 0;
    std::uint8_t compatibleVersion = 0;
    std::uint32_t preferredBlockSize = 0;
    std::uint32_t flashBase = 0;
    std::string flashName;
    std::uint16_t windowSize = 0;
    std::vector<std::uint32_t> sectorSizes;
    std::uint8_t features = 0;

    bool offersUnframed() const { return (features & kUnframedFeature) != 0; }

    static Result<HelloReply> decode(ByteView payload);
    bool operator==(const HelloReply &) const = default;
};

/// Read (0x03): command, address as four octets, length as two.
/// Source: qtools memio.c; libopenpst (confirmed).
Bytes encodeRead(std::uint32_t address, std::uint16_t length);

/// Read reply (0x04): command, address as four octets, data.
struct ReadReply {
    std::uint32_t address = 0;
    Bytes data;

    static Result<ReadReply> decode(ByteView payload);
};

/// Security mode (0x17): command, 1 for trusted. Source: qtools, Quectel (confirmed).
Bytes encodeSecurityMode(bool trusted);

/// Partition table (0x19): command, override = 0, table of at most 512 octets. The
/// override that repartitions the flash can't be expressed here, on purpose.
/// Source: qtools qwflash.c; libopenpst (confirmed).
Bytes encodePartitionTable(ByteView table);

/// Open multi-image (0x1B): command, type, payload (for Custom "0:NAME" and NUL).
/// Source: qtools qwflash.c; Quectel updater (confirmed).
Bytes encodeOpenMulti(OpenType type, ByteView payload);
/// The payload that opens a partition by its name: "0:FSBL" gives its octets and NUL.
Bytes customPayload(std::string_view name);

/// Write (0x07): command, offset in the open image as four octets, data.
/// Source: qtools; Quectel updater; libopenpst (confirmed).
void encodeWrite(std::uint32_t offset, ByteView data, Bytes &out);
/// Written (0x08): command and the offset of the request.
Result<std::uint32_t> decodeWritten(ByteView payload);

/// Unframed write (0x30). Not a frame: no flags, no escapes, no CRC.
///
///     offset  size  field
///     0       1     command = 0x30
///     1       3     reserved = 0
///     4       4     offset in the open image
///     8       4     n, length of the data
///     12      n     data
///
/// Source: libopenpst streaming_dload.h (one source; its enum says 0x29, and the reply 0x31
/// speaks for 0x30).
void encodeUnframedWrite(std::uint32_t offset, ByteView data, Bytes &out);
/// Its reply (0x31), a frame: command and the offset of the request.
Result<std::uint32_t> decodeUnframedWritten(ByteView payload);

}  // namespace reviver::streaming
