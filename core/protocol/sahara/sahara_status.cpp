// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/sahara/sahara_status.h"

#include "core/base/hex.h"

#include <array>
#include <string_view>

namespace reviver::sahara {
namespace {

constexpr std::array<std::string_view, 0x29> kNames{
    "success",
    "invalid command",
    "protocol mismatch",
    "invalid target protocol",
    "invalid host protocol",
    "invalid packet size",
    "unexpected image id",
    "invalid header size",
    "invalid data size",
    "invalid image type",
    "invalid transmit length",
    "invalid receive length",
    "transmit or receive error",
    "read data error",
    "too many program headers",
    "invalid program header size",
    "multiple shared segments",
    "uninitialised program header location",
    "invalid destination address",
    "invalid image header size",
    "invalid ELF header",
    "unknown host error",
    "receive timeout",
    "transmit timeout",
    "invalid host mode",
    "invalid memory read",
    "invalid data size request",
    "memory debug not supported",
    "invalid mode switch",
    "command execution failure",
    "invalid command parameter",
    "command not supported",
    "data of another command asked for",
    "hash table authentication failure",
    "hash verification failure",
    "hash table not found",
    "target initialisation failure",
    "image authentication failure",
    "bad hash table size",
    "enumeration failure",
    "hardware bulk transfer error",
};

}  // namespace

std::string statusText(std::uint32_t status)
{
    const std::string_view name = status < kNames.size()
        ? kNames[status]
        : std::string_view("a status that is not in the public lists");
    return hexNumber(status) + ' ' + std::string(name);
}

}  // namespace reviver::sahara
