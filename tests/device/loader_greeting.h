// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <algorithm>
#include <string_view>

namespace reviver::test {

/// The greeting of Gobi loaders: 01, a text of 32 octets, its version (4 to 6) twice, 30. It
/// changes nothing, and only what talked like a loader is asked.
/// Source: libqmi qfu-qdl-message.c (one source).
inline bool isGobiGreeting(ByteView payload)
{
    constexpr std::string_view kText("QCOM high speed protocol hst\0\0\0\0", 32);
    return payload.size() == 36 && payload[0] == 0x01
        && std::ranges::equal(payload.subspan(1, 32), kText, {},
                              [](std::uint8_t octet) { return static_cast<char>(octet); })
        && payload[33] >= 4 && payload[33] <= 6 && payload[34] == payload[33] && payload[35] == 0x30;
}

}  // namespace reviver::test
