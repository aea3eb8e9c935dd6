// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace reviver::streaming {

// Commands of the streaming download protocol, spoken by a loader in RAM. Requests
// are odd, replies request + 1; fields are little-endian. ERASE_FLASH (1D), POWER_OFF
// (11) and QFPROM write (32) are left out on purpose: they are never sent.
// Source: libopenpst streaming_dload.h; qtools qwflash.c; Quectel updater (confirmed).
inline constexpr std::uint8_t kHello = 0x01;
inline constexpr std::uint8_t kHelloReply = 0x02;
inline constexpr std::uint8_t kRead = 0x03;
inline constexpr std::uint8_t kReadReply = 0x04;
inline constexpr std::uint8_t kWrite = 0x07;
inline constexpr std::uint8_t kWritten = 0x08;
inline constexpr std::uint8_t kNop = 0x09;
inline constexpr std::uint8_t kNopReply = 0x0A;
inline constexpr std::uint8_t kReset = 0x0B;
inline constexpr std::uint8_t kResetReply = 0x0C;
inline constexpr std::uint8_t kError = 0x0D;
inline constexpr std::uint8_t kLog = 0x0E;
inline constexpr std::uint8_t kOpen = 0x13;
inline constexpr std::uint8_t kOpenReply = 0x14;
inline constexpr std::uint8_t kClose = 0x15;
inline constexpr std::uint8_t kClosed = 0x16;
inline constexpr std::uint8_t kSecurityMode = 0x17;
inline constexpr std::uint8_t kSecurityModeReply = 0x18;
inline constexpr std::uint8_t kPartitionTable = 0x19;
inline constexpr std::uint8_t kPartitionTableReply = 0x1A;
inline constexpr std::uint8_t kOpenMulti = 0x1B;
inline constexpr std::uint8_t kOpenMultiReply = 0x1C;
inline constexpr std::uint8_t kGetEcc = 0x1F;
inline constexpr std::uint8_t kGetEccReply = 0x20;
inline constexpr std::uint8_t kSetEcc = 0x21;
inline constexpr std::uint8_t kSetEccReply = 0x22;
inline constexpr std::uint8_t kUnframedWrite = 0x30;
inline constexpr std::uint8_t kUnframedWritten = 0x31;

/// 32 octets each, without NUL (confirmed).
inline constexpr std::string_view kHostMagic = "QCOM fast download protocol host";
inline constexpr std::string_view kTargetMagic = "QCOM fast download protocol targ";

/// What we say behind the magic: version 3, compatible with 3, features 9 (uncompressed
/// download, multi-image). Source: Quectel updater on MDM9x15 (inferred for MDM9x00).
inline constexpr std::uint8_t kHelloVersion = 3;
inline constexpr std::uint8_t kHelloFeatures = 0x09;
/// A loader that sets this bit in its hello takes unframed writes. Source: Sierra
/// imssdp_hello.h, libqmi (QDL, confirmed); libopenpst calls the bit "sector addresses", so the
/// first such write of a session is a question.
inline constexpr std::uint8_t kUnframedFeature = 0x10;

/// Octets per write that every known host uses, and the largest partition table.
/// Source: qtools qwflash.c; Quectel updater (confirmed); libopenpst (512).
inline constexpr std::size_t kBlockSize = 1024;
inline constexpr std::size_t kMaxPartitionTable = 512;
/// Octets of an unframed write at most; the bound is ours.
inline constexpr std::size_t kMaxUnframed = 64 * 1024;

/// What older loaders open without naming an image. CEFS (3) and the factory image (4)
/// are left out on purpose. Source: libopenpst; edl (confirmed).
enum class OpenMode : std::uint8_t { BootLoader = 1, Bootable = 2 };

/// What may be opened. Source: libopenpst streaming_dload.h; edl streaming_defs.py (confirmed).
enum class OpenType : std::uint8_t {
    Pbl = 0x01,
    QcsblHeader = 0x02,
    Qcsbl = 0x03,
    Oemsbl = 0x04,
    Amss = 0x05,
    Apps = 0x06,
    Obl = 0x07,
    FotaUi = 0x08,
    Cefs = 0x09,  ///< Erases EFS: never opened.
    AppsBl = 0x0A,
    AppsCefs = 0x0B,  ///< Erases EFS: never opened.
    FlashBin = 0x0C,
    Dsp1 = 0x0D,
    Custom = 0x0E,  ///< A partition by name, "0:FSBL" and NUL.
    Dbl = 0x0F,
    Osbl = 0x10,
    Fsbl = 0x11,
    Dsp2 = 0x12,
};

/// Source: edl 0.5 to 3 s; Quectel updater 5 s (one source each).
inline constexpr std::chrono::milliseconds kCommandTimeout{3000};
/// Source: emmcdl: 500 ms, ten tries (one source).
inline constexpr std::chrono::milliseconds kHelloTimeout{1000};
inline constexpr int kHelloTries = 5;
/// Reads, hellos and the like are repeated on silence.
inline constexpr int kReadTries = 3;
/// The loader may erase a block first. Inferred; qtools waits up to 100 s in all.
inline constexpr std::chrono::milliseconds kWriteTimeout{30'000};
inline constexpr int kWriteTries = 3;
/// Source: 3 to 30 s seen (qtools, Quectel updater).
inline constexpr std::chrono::milliseconds kPartitionTableTimeout{30'000};
/// Source: qtools qwflash.c, Quectel updater (confirmed order of size).
inline constexpr std::chrono::milliseconds kOpenTimeout{10'000};
/// The loader writes what it holds. Inferred from qtools' 100 s.
inline constexpr std::chrono::milliseconds kCloseTimeout{120'000};

}  // namespace reviver::streaming
