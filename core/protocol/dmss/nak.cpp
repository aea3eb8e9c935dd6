// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/dmss/nak.h"

#include "core/base/hex.h"
#include "core/protocol/dmss/dmss_constants.h"

#include <fmt/format.h>

namespace reviver::dmss {
namespace {

std::string_view reasonText(NakReason reason)
{
    switch (reason) {
    case NakReason::InvalidFcs:
        return "wrong CRC";
    case NakReason::InvalidDestination:
        return "address not permitted";
    case NakReason::InvalidLength:
        return "wrong length";
    case NakReason::EarlyEnd:
        return "message cut short";
    case NakReason::TooLarge:
        return "block too large";
    case NakReason::InvalidCommand:
        return "unknown command";
    case NakReason::Failed:
        return "operation failed";
    case NakReason::WrongFlashId:
        return "flash memory not known";
    case NakReason::BadProgrammingVoltage:
        return "bad programming voltage";
    case NakReason::VerifyFailed:
        return "verification failed";
    case NakReason::NoSecurityCode:
        return "security code missing";
    case NakReason::BadSecurityCode:
        return "wrong security code";
    case NakReason::CannotPowerDown:
        return "cannot power down";
    case NakReason::NotPermitted:
        return "operation not permitted";
    case NakReason::InvalidAddress:
        return "invalid address";
    }
    return "a reason that is not in the public lists";
}

}  // namespace

std::optional<NakReason> nakReason(ByteView payload)
{
    if (payload.size() != 3 || payload[0] != kNak)
        return std::nullopt;
    return static_cast<NakReason>(loadBe<std::uint16_t>(payload, 1));
}

std::string nakText(NakReason reason)
{
    return fmt::format("NAK {}: {}", hexNumber(static_cast<std::uint16_t>(reason), 4), reasonText(reason));
}

bool isAck(ByteView payload)
{
    return payload.size() == 1 && payload[0] == kAck;
}

bool isAckOrNak(ByteView payload)
{
    return isAck(payload) || nakReason(payload);
}

bool saysDamaged(ByteView payload)
{
    return nakReason(payload) == NakReason::InvalidFcs;
}

Result<void> checkAck(ByteView payload)
{
    if (isAck(payload))
        return {};
    return failure(refusalOrUnexpected(payload, "acknowledgement"));
}

Error refusalOrUnexpected(ByteView payload, std::string_view awaited)
{
    if (const auto reason = nakReason(payload))
        return {ErrorCode::DeviceRefused, nakText(*reason)};
    if (payload.empty())
        return {ErrorCode::MalformedMessage, fmt::format("{}: empty", awaited)};
    return {ErrorCode::UnexpectedMessage, fmt::format("awaited {}, got {}", awaited, hexText(payload, 16))};
}

}  // namespace reviver::dmss
