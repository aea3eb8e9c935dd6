// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <optional>
#include <string>

namespace reviver::dmss {

/// Why a boot stage refuses a request: 03, reason as two octets, high first. DMSS
/// and Huawei's download protocol share the list.
/// Source: Qualcomm dloadarm.c; Huawei dload.c (confirmed).
enum class NakReason : std::uint16_t {
    InvalidFcs = 0x0001,
    InvalidDestination = 0x0002,
    InvalidLength = 0x0003,
    EarlyEnd = 0x0004,
    TooLarge = 0x0005,
    InvalidCommand = 0x0006,
    Failed = 0x0007,
    WrongFlashId = 0x0008,
    BadProgrammingVoltage = 0x0009,
    VerifyFailed = 0x000A,
    NoSecurityCode = 0x000B,
    BadSecurityCode = 0x000C,
    CannotPowerDown = 0x000D,
    NotPermitted = 0x000E,
    InvalidAddress = 0x000F,
};

/// The reason, if `payload` is a refusal.
std::optional<NakReason> nakReason(ByteView payload);

/// "NAK 0x0006: unknown command"; a reason that is not in the list shows its number.
std::string nakText(NakReason reason);

/// True for `02` alone: the same octet opens a streaming loader's hello.
bool isAck(ByteView payload);
/// True for an acknowledgement or a refusal.
bool isAckOrNak(ByteView payload);
/// True if the modem says that the request arrived damaged: it did nothing.
bool saysDamaged(ByteView payload);

/// Success for an acknowledgement, DeviceRefused for a refusal, else UnexpectedMessage.
Result<void> checkAck(ByteView payload);
/// The refusal as an Error, or that something else than `awaited` came.
Error refusalOrUnexpected(ByteView payload, std::string_view awaited);

}  // namespace reviver::dmss
