// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace reviver::sahara {

/// Commands of Sahara: each packet is command u32, length u32 (of the whole packet),
/// fields; little-endian, no framing, no check sum. The modem talks first.
/// Source: qdl sahara.c; libopenpst sahara.h; edl sahara_defs.py; libqmi (confirmed to
/// 0x13; 0x14 one source).
enum class Command : std::uint32_t {
    Hello = 0x01,
    HelloReply = 0x02,
    ReadData = 0x03,
    EndImage = 0x04,
    Done = 0x05,
    DoneReply = 0x06,
    Reset = 0x07,
    ResetReply = 0x08,
    MemoryDebug = 0x09,
    MemoryRead = 0x0A,
    CommandReady = 0x0B,
    SwitchMode = 0x0C,
    Execute = 0x0D,
    ExecuteReply = 0x0E,
    ExecuteData = 0x0F,
    MemoryDebug64 = 0x10,
    MemoryRead64 = 0x11,
    ReadData64 = 0x12,
    ResetState = 0x13,
};

/// What a modem wants when it says hello, and what we want in our answer (confirmed).
enum class Mode : std::uint32_t {
    ImageTransfer = 0,
    ImageTransferComplete = 1,
    MemoryDebug = 2,
    Command = 3,
};

/// Commands of command mode; all but the last only read. Source: edl; libopenpst (confirmed).
enum class ClientCommand : std::uint32_t {
    SerialNumber = 1,
    HardwareId = 2,
    KeyHash = 3,
    SblVersion = 7,
    /// No reading: the boot loader of a Sierra EM7565 goes on with its own Firehose.
    /// Source: libqmi qfu-sahara-message.c; Sierra SDK firehose.c (confirmed).
    SwitchToFirehose = 0xFF00,
};

inline constexpr std::size_t kHeaderSize = 8;
inline constexpr std::size_t kHelloSize = 0x30;
/// The largest packet that we take; the longest known has 0x30 octets.
inline constexpr std::size_t kMaxPacketSize = 0x400;
/// The most octets of an answer in command mode; a key hash has 96 at most.
inline constexpr std::size_t kMaxExecuteData = 64 * 1024;

/// The version that we answer with; qdl says 2 to modems of version 3, too (one source).
inline constexpr std::uint32_t kVersion = 2;
inline constexpr std::uint32_t kMinVersion = 1;

/// The modem says hello once after power-up. Source: qtools waits 10 s (one source); 2 s
/// for a modem that has been there (edl, one source).
inline constexpr std::chrono::milliseconds kHelloTimeout{2000};
/// Between packets. Source: qdl and qtools wait 1 s (confirmed); the programmer may check
/// signatures, so we wait longer (inferred).
inline constexpr std::chrono::milliseconds kPacketTimeout{10'000};
inline constexpr std::chrono::milliseconds kDataTimeout{30'000};

}  // namespace reviver::sahara
