// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>

namespace reviver {

/// CRC-16/X-25 in pieces: polynomial 0x1021 reflected (0x8408), initial value and
/// final XOR 0xFFFF. Used by HDLC frames and by the Huawei record container. Computed by
/// tables, sixteen octets at a time (slicing).
class Crc16X25 {
public:
    void update(ByteView data);
    std::uint16_t value() const { return static_cast<std::uint16_t>(m_state ^ 0xFFFFu); }

private:
    std::uint16_t m_state = 0xFFFF;
};

/// CRC-16/X-25 of one piece. Check value for "123456789": 0x906E.
std::uint16_t crc16X25(ByteView data);

/// CRC-32 as in zlib (reflected 0xEDB88320, initial value and final XOR of ones).
std::uint32_t crc32(ByteView data);

}  // namespace reviver
