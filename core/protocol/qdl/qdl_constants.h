// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace reviver::qdl {

// Commands of QDL, the streaming dialect of Gobi and Sierra modems. Fields are
// little-endian; errors (0x0D) are those of streaming.
// Source: libqmi qfu-qdl-message.h; GobiAPI QDLEnum.h (confirmed).
inline constexpr std::uint8_t kHello = 0x01;
inline constexpr std::uint8_t kHelloReply = 0x02;
inline constexpr std::uint8_t kOpen = 0x25;
inline constexpr std::uint8_t kOpenReply = 0x26;
inline constexpr std::uint8_t kWrite = 0x27;
inline constexpr std::uint8_t kWriteReply = 0x28;
inline constexpr std::uint8_t kDone = 0x29;
inline constexpr std::uint8_t kDoneReply = 0x2A;
inline constexpr std::uint8_t kReset = 0x2D;
inline constexpr std::uint8_t kImagePreference = 0x2E;
inline constexpr std::uint8_t kImagePreferenceReply = 0x2F;

/// In the request padded with zeros to 32 octets, in the reply 24 octets.
/// Source: libqmi; Sierra imssdp_hello.h (confirmed).
inline constexpr std::string_view kHostMagic = "QCOM high speed protocol hst";
inline constexpr std::string_view kTargetMagic = "QCOM high speed protocol";
inline constexpr std::size_t kHostMagicSize = 32;

/// Protocol versions, tried in this order: Gobi 1000, Gobi 2000, Gobi 3000 and later.
/// Source: libqmi qfu-qdl-device.c (one source).
inline constexpr std::array<std::uint8_t, 3> kVersions{4, 5, 6};
/// Generic unframed writes and QDL's own. Source: libqmi; Sierra imssdp_hello.h (confirmed).
inline constexpr std::uint8_t kFeatures = 0x30;

/// Octets in front of an unframed chunk, without and with their CRC-16.
/// Source: libqmi qfu-qdl-message.c; gobi_loader (confirmed).
inline constexpr std::size_t kWriteHeaderSize = 11;
/// Types of images. Source: libqmi qfu-image-factory.c, qfu-enums.h (confirmed with gobi_loader
/// but for the package, which is one source).
inline constexpr std::uint8_t kGobiModemType = 0x05;
inline constexpr std::uint8_t kGobiApplicationsType = 0x06;
inline constexpr std::uint8_t kSierraPackageType = 0x80;

/// Octets at the end of a Gobi's amss.mbn that are not sent.
/// Source: libqmi qfu-image.c; gobi_loader (confirmed).
inline constexpr std::size_t kGobiModemTail = 8;

/// Octets per chunk at most; an open reply may name fewer. Source: libqmi QFU_IMAGE_CHUNK_SIZE
/// (one source; it does not look at the reply, GobiAPI names the field).
inline constexpr std::size_t kChunkSize = 1024 * 1024;

/// Source: libqmi waits 1 s for commands and 60 s for chunks (one source); the longer
/// times for commands are inferred.
inline constexpr std::chrono::milliseconds kCommandTimeout{3000};
inline constexpr std::chrono::milliseconds kChunkTimeout{60'000};
inline constexpr std::chrono::milliseconds kDoneTimeout{60'000};

}  // namespace reviver::qdl
