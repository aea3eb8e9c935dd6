// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace reviver::balong_boot {

// The boot ROM of Balong chips (USB 12D1:1443). Fields are big-endian; each packet ends
// in CRC-16/XMODEM, high octet first.
// Source: balong-usbdload.c; 96boards hisi-idt.py (confirmed; knock and mode 2 one source).
inline constexpr std::uint8_t kKnock = 0x41;       ///< 'A'
inline constexpr std::uint8_t kKnockReply = 0x55;  ///< 'U': ready
inline constexpr std::uint8_t kStart = 0xFE;
inline constexpr std::uint8_t kData = 0xDA;
inline constexpr std::uint8_t kEnd = 0xED;
inline constexpr std::uint8_t kAck = 0xAA;
inline constexpr std::size_t kBlockSize = 1024;

/// What the ROM does with a component. Source: balong-usbdload.c (one source).
enum class RunMode : std::uint8_t {
    RunAsIs = 1,
    RestartApplicationCore = 2,
};

/// Source: balong-usbdload.c: 3 s (one source). hisi-idt sends packets again with the
/// same number until they are acknowledged, many times; we do so three times.
inline constexpr std::chrono::milliseconds kPacketTimeout{3000};
inline constexpr int kTries = 3;
/// How long a late answer is awaited after a repeat (inferred).
inline constexpr std::chrono::milliseconds kSettleTime{250};

}  // namespace reviver::balong_boot
