// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace reviver::huawei {

// Commands of Huawei's download protocol, version 2. Fields are big-endian.
// Source: balongflash; Huawei dload.c; lteupdate.c (confirmed on Balong modems; that
// Qualcomm sticks like the E392 speak it as well is inferred).
inline constexpr std::uint8_t kReset = 0x0A;
inline constexpr std::uint8_t kVersionRequest = 0x0C;
inline constexpr std::uint8_t kBegin = 0x41;
inline constexpr std::uint8_t kData = 0x42;
inline constexpr std::uint8_t kEnd = 0x43;
inline constexpr std::uint8_t kProductId = 0x45;

/// Octets of a whole begin and a whole end message; a modem refuses other lengths.
/// Source: balongflash flasher.c; Huawei dload.c (confirmed).
inline constexpr std::size_t kBeginSize = 12;
inline constexpr std::size_t kEndSize = 23;
/// Octets in front of the data of a block.
inline constexpr std::size_t kDataHeaderSize = 7;

/// Octets per block. Source: balongflash (one source); the modem's limit is 8704
/// octets per frame (Huawei dload.c, one source).
inline constexpr std::size_t kBlockSize = 4096;
/// The number of a partition's first block. Source: balongflash; Huawei dload.c (confirmed).
inline constexpr std::uint32_t kFirstBlock = 1;

/// Source: balongflash hdlcio_linux.c: 3 s (one source).
inline constexpr std::chrono::milliseconds kCommandTimeout{3000};
/// Source: balongflash hdlcio_linux.c: 10 s (one source).
inline constexpr std::chrono::milliseconds kDataTimeout{10'000};
/// The modem answers after the flash is written. Source: balongflash, up to 100
/// units of time (one source); 120 s is inferred.
inline constexpr std::chrono::milliseconds kEndTimeout{120'000};
}  // namespace reviver::huawei
