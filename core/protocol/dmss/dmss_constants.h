// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace reviver::dmss {

// Commands of Qualcomm's DMSS download protocol. Fields are big-endian (only the
// CRC of the frame is not). Source: qtools qdload.c; libopenpst dload.h; Qualcomm
// dloadarm.c (confirmed; UNLOCK one source).
inline constexpr std::uint8_t kAck = 0x02;
inline constexpr std::uint8_t kNak = 0x03;
inline constexpr std::uint8_t kGo = 0x05;
inline constexpr std::uint8_t kNop = 0x06;
inline constexpr std::uint8_t kParametersRequest = 0x07;
inline constexpr std::uint8_t kParameters = 0x08;
inline constexpr std::uint8_t kReset = 0x0A;
inline constexpr std::uint8_t kVersionRequest = 0x0C;
inline constexpr std::uint8_t kVersion = 0x0D;
inline constexpr std::uint8_t kWrite32 = 0x0F;
/// Boot stages of Sierra modems only: command and two zeros. Source: libqmi
/// qfu-dload-message.h (one source).
inline constexpr std::uint8_t kSwitchToStreaming = 0x70;

/// Octets in front of the data of a write: with 1017 the payload is 1024 long, which
/// is what every known host sends. Source: qtools qdload.c; Quectel updater; K3765-Z
/// scripts (confirmed).
inline constexpr std::size_t kWriteHeaderSize = 7;
inline constexpr std::size_t kBlockSize = 1024 - kWriteHeaderSize;

/// Source: qtools hdlc.c reads for 3 s (one source).
inline constexpr std::chrono::milliseconds kCommandTimeout{3000};
/// Source: K3765-Z scripts: 5 s and three tries per block (one source).
inline constexpr std::chrono::milliseconds kWriteTimeout{5000};
/// How often a request is sent in all that may be carried out twice: reads, writes of
/// the same octets to the same place, Huawei's data blocks by number.
inline constexpr int kTries = 3;

}  // namespace reviver::dmss
