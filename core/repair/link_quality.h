// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/frame_channel.h"
#include "core/repair/repair_result.h"

namespace reviver {

/// What owners are told of a link, from the counters of its channels.
inline LinkQuality linkQuality(const LinkCounters &counters)
{
    return {counters.frames - counters.repeats, counters.repeats, counters.badFrames + counters.timeouts};
}

inline LinkQuality operator+(const LinkQuality &one, const LinkQuality &other)
{
    return {one.blocks + other.blocks, one.repeats + other.repeats, one.errors + other.errors};
}

}  // namespace reviver
