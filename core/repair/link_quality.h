// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/frame_channel.h"
#include "core/repair/repair_result.h"
#include "core/transport/attached_device.h"

namespace reviver {

/// What owners are told of a link, from the counters of its channels.
LinkQuality linkQuality(const LinkCounters &counters);

LinkQuality operator+(const LinkQuality &one, const LinkQuality &other);

/// Repeats and bad answers for each block, 0 before there was one.
double badShare(const LinkQuality &link);

/// What would make a link better, by what was counted and the speed that USB runs at;
/// nothing when it was good.
std::optional<Message> linkAdvice(const LinkQuality &link, UsbSpeed speed);

}  // namespace reviver
