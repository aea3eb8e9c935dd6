// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/never_list.h"

#include "core/protocol/streaming/streaming_messages.h"

#include <algorithm>

namespace reviver {

bool mayProbe(ByteView payload)
{
    constexpr std::array<std::uint8_t, 6> kHarmless{0x00, 0x06, 0x07, 0x0C, 0x45, 0x7C};
    if (payload.size() == 1)
        return std::ranges::find(kHarmless, payload[0]) != kHarmless.end();
    return std::ranges::equal(payload, streaming::encodeHello());
}

}  // namespace reviver
