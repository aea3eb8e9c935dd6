// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/protocol/dmss/dmss_constants.h"
#include "core/protocol/dmss/nak.h"

#include <string>

namespace reviver::dmss {

/// Parameters (0x08), modem to host.
///
///     offset  size  field
///     0       1     command = 0x08
///     1       1     protocol version, 1 to 9
///     2       1     lowest version it speaks
///     3       2     largest write, big-endian
///     5       1     MSM model
///     6       1     size of the flash (enumeration, informative)
///     7       1     type of the flash (enumeration, informative)
///
/// Source: libopenpst dload.h; Qualcomm dloadarm.c (confirmed; enumerations one source).
struct Parameters {
    std::uint8_t version = 0;
    std::uint8_t minVersion = 0;
    std::uint16_t maxWrite = 0;
    std::uint8_t model = 0;
    std::uint8_t deviceSize = 0;
    std::uint8_t deviceType = 0;

    static Result<Parameters> decode(ByteView payload);
    bool operator==(const Parameters &) const = default;
};

/// Software version (0x0D), modem to host: command, length, text without NUL.
/// Source: Quectel updater; balongflash; an E392u-12 in download mode (confirmed).
Result<std::string> decodeSoftwareVersion(ByteView payload);

/// True if `payload` is a version reply: its length is right and its text printable. A
/// streaming loader's error starts with the same octet.
bool isSoftwareVersion(ByteView payload);

/// Write to RAM (0x0F), host to modem, acknowledged.
///
///     offset  size  field
///     0       1     command = 0x0F
///     1       4     address, big-endian
///     5       2     length of the data, big-endian
///     7       n     data, at most Parameters::maxWrite
///
/// Source: qtools qdload.c; Quectel updater; emmcdl dload.cpp (confirmed).
Bytes encodeWrite(std::uint32_t address, ByteView data);

/// Go (0x05), host to modem: command, address big-endian. Acknowledged or not.
/// Source: qtools qdload.c; Quectel updater (confirmed).
Bytes encodeGo(std::uint32_t address);

}  // namespace reviver::dmss
