// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/simulator/hdlc_line.h"
#include "core/transport/attached_device.h"

#include <string_view>

namespace reviver::practice {

/// Reasons of a NAK, shared by Qualcomm's and Huawei's download protocols.
/// Source: Huawei dload.h and Qualcomm dloadarm.c as quoted in docs/sources.md
/// (confirmed: the constant tables of both agree).
enum class Nak : std::uint16_t {
    InvalidFcs = 0x01,
    InvalidDestination = 0x02,
    InvalidLength = 0x03,
    EarlyEnd = 0x04,
    TooLarge = 0x05,
    InvalidCommand = 0x06,
    Failed = 0x07,
    VerifyFailed = 0x0A,
    BadSecurityCode = 0x0C,
    CannotPowerDown = 0x0D,
    NotPermitted = 0x0E,
    InvalidAddress = 0x0F,
};

/// 02
Bytes ackPayload();
/// 03, reason u16 big-endian
Bytes nakPayload(Nak reason);
/// The NAK that a frame which is no good frame provokes.
Nak nakForBadFrame(FrameKind kind);
/// 0D, length u8, text: the software version, `9x00B-SCAQDBZM-30350` on the E392
/// (one source: the forum's dump; the layout is confirmed).
Bytes versionPayload(std::string_view text);

/// An E392 in download mode: 12D1:1003, "3G Modem" and "3G PC UI Interface"
/// (one source: the forum's dump).
AttachedDevice e392DownloadIdentity();

/// A Qualcomm chip that waits for a loader: 05C6:9008 with one port (confirmed; that a MDM9x15
/// speaks DMSS there is one source, qtools chipset.cfg).
AttachedDevice chipDownloadIdentity();

inline constexpr std::string_view kE392VersionText = "9x00B-SCAQDBZM-30350";
/// The port that speaks; the modem port stays silent.
inline constexpr std::string_view kPcui = "pcui";

}  // namespace reviver::practice
