// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/streaming/streaming_status.h"

#include "core/base/hex.h"

#include <string_view>

namespace reviver::streaming {
namespace {

std::string_view errorName(std::uint32_t code)
{
    switch (code) {
    case 0x02:
        return "invalid destination address";
    case 0x03:
        return "invalid length";
    case 0x04:
        return "unexpected end of packet";
    case 0x05:
        return "invalid command";
    case 0x07:
        return "operation failed";
    case 0x08:
        return "wrong flash id";
    case 0x09:
        return "bad programming voltage";
    case 0x0A:
        return "write verify failed";
    case 0x0C:
        return "incorrect security code";
    case 0x0D:
        return "cannot power down";
    case 0x0E:
        return "NAND programming not supported";
    case 0x0F:
        return "command out of sequence";
    case 0x10:
        return "close failed";
    case 0x11:
        return "incompatible feature bits";
    case 0x12:
        return "out of space";
    case 0x13:
        return "invalid security mode";
    case 0x14:
        return "multi-image NAND not supported";
    case 0x15:
        return "power-off not supported";
    case 0x16:
        return "command not supported";
    case 0x17:
        return "invalid CRC";
    case 0x18:
        return "command in invalid state";
    case 0x19:
        return "receive timeout";
    case 0x1A:
        return "image authentication error";
    default:
        return "an error that is not in the public lists";
    }
}

std::string_view openStatusName(std::uint8_t status)
{
    switch (status) {
    case 0:
        return "opened";
    case 1:
        return "payload too long";
    case 2:
        return "no payload expected";
    case 3:
        return "a payload is required";
    case 4:
        return "block 0 is write-protected";
    default:
        return "failed";
    }
}

}  // namespace

std::string errorText(std::uint32_t code)
{
    return hexNumber(code) + ' ' + std::string(errorName(code));
}

std::string tableStatusText(TableStatus status)
{
    const std::string number = hexNumber(static_cast<std::uint8_t>(status)) + ' ';
    switch (status) {
    case TableStatus::Accepted:
        return number + "accepted";
    case TableStatus::Differs:
        return number + "differs from the table in the modem";
    case TableStatus::UnknownFormat:
        return number + "format not recognised";
    case TableStatus::EraseFailed:
        return number + "erase failed";
    }
    return number + "a status that is not in the public lists";
}

std::string openStatusText(std::uint8_t status)
{
    return hexNumber(status) + ' ' + std::string(openStatusName(status));
}

}  // namespace reviver::streaming
