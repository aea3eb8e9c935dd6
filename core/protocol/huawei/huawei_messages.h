// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/protocol/huawei/huawei_constants.h"

#include <string>

namespace reviver::huawei {

/// Begin partition (0x41), host to modem, acknowledged. The modem sets its block
/// counter to 0; for the two version images it erases their record at once.
///
///     offset  size  field
///     0       1     command = 0x41
///     1       4     partition code, big-endian
///     5       4     size of the partition, big-endian
///     9       3     zeros
///
/// Source: balongflash flasher.c; Huawei dload.c; lteupdate.c (confirmed).
Bytes encodeBegin(std::uint32_t code, std::uint32_t size);

/// Data (0x42), host to modem, acknowledged.
///
///     offset  size  field
///     0       1     command = 0x42
///     1       4     block number from 1, big-endian
///     5       2     length of the data, big-endian
///     7       n     data
///
/// Source: as above (confirmed).
void encodeData(std::uint32_t blockNumber, ByteView data, Bytes &out);

/// End partition (0x43), host to modem, acknowledged once the flash is written.
///
///     offset  size  field
///     0       1     command = 0x43
///     1       4     size, big-endian
///     5       3     zeros
///     8       4     partition code, big-endian
///     12      11    zeros
///
/// Source: balongflash flasher.c (confirmed by a run); lteupdate.c puts the code at 7,
/// and the modem looks only at the length (Huawei dload.c, one source).
Bytes encodeEnd(std::uint32_t code, std::uint32_t size);

/// Product id (0x45), modem to host: command, text "HUAWEI ..." padded to 20 octets.
/// Source: balongflash util.c; Huawei dload.h (confirmed).
Result<std::string> decodeProductId(ByteView payload);

}  // namespace reviver::huawei
