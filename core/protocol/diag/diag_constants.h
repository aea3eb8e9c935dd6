// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace reviver::diag {

// Commands and errors of Qualcomm's diagnostic monitor (QCDM). Fields are little-endian.
// Source: ModemManager libqcdm dm-commands.h; libopenpst dm.h (confirmed).
inline constexpr std::uint8_t kVersionInfo = 0x00;
inline constexpr std::uint8_t kStatus = 0x0C;
inline constexpr std::uint8_t kNvRead = 0x26;
inline constexpr std::uint8_t kControl = 0x29;
inline constexpr std::uint8_t kSwitchToDownload = 0x3A;
inline constexpr std::uint8_t kExtendedBuildId = 0x7C;

inline constexpr std::uint8_t kBadCommand = 0x13;
inline constexpr std::uint8_t kBadParameter = 0x14;
inline constexpr std::uint8_t kBadLength = 0x15;
inline constexpr std::uint8_t kBadDevice = 0x16;  ///< One source: ModemManager.
inline constexpr std::uint8_t kBadMode = 0x18;
inline constexpr std::uint8_t kBadSpcMode = 0x42;
inline constexpr std::uint8_t kBadSecurityMode = 0x47;

/// Octets of a version reply, of an NV item and of an NV message.
inline constexpr std::size_t kVersionInfoSize = 55;
inline constexpr std::size_t kNvItemSize = 128;
inline constexpr std::size_t kNvMessageSize = 1 + 2 + kNvItemSize + 2;

/// Source: ModemManager mm-port-probe.c: 3 s, two tries (one source).
inline constexpr std::chrono::milliseconds kCommandTimeout{3000};
inline constexpr int kTries = 2;

}  // namespace reviver::diag
