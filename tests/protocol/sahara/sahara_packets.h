// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "tests/support/hex_literal.h"

namespace reviver::sahara::packets {

using test::hex;

// Packed by hand after libopenpst's and qdl's structures.
inline const Bytes kHelloPacket
    = hex("01 00 00 00 30 00 00 00 02 00 00 00 01 00 00 00 00 04 00 00 00 00 00 00 00 00 00 00 "
          "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00");
inline const Bytes kHelloReplyPacket
    = hex("02 00 00 00 30 00 00 00 02 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 "
          "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00");
inline const Bytes kRead = hex("03 00 00 00 14 00 00 00 0D 00 00 00 00 00 00 00 04 00 00 00");
inline const Bytes kRead64
    = hex("12 00 00 00 20 00 00 00 0D 00 00 00 00 00 00 00 04 00 00 00 00 00 00 00 06 00 00 00 00 00 "
          "00 00");
inline const Bytes kEndOk = hex("04 00 00 00 10 00 00 00 0D 00 00 00 00 00 00 00");

}  // namespace reviver::sahara::packets
