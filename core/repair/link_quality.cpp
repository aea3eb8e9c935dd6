// SPDX-License-Identifier: Apache-2.0
#include "core/repair/link_quality.h"

#include "core/base/size_text.h"

namespace reviver {
namespace {

/// From this share of repeats and bad answers on a link is worth a word; the bound is ours.
constexpr double kWorthAWord = 0.0005;

}  // namespace

LinkQuality linkQuality(const LinkCounters &counters)
{
    return {counters.frames - counters.repeats, counters.repeats, counters.badFrames + counters.timeouts,
            counters.badFrames, 0};
}

LinkQuality operator+(const LinkQuality &one, const LinkQuality &other)
{
    return {one.blocks + other.blocks, one.repeats + other.repeats, one.errors + other.errors,
            one.damaged + other.damaged, one.returns + other.returns};
}

double badShare(const LinkQuality &link)
{
    if (link.blocks == 0)
        return 0;
    return static_cast<double>(link.repeats + link.errors) / static_cast<double>(link.blocks);
}

std::optional<Message> linkAdvice(const LinkQuality &link, UsbSpeed speed)
{
    if (link.returns > 0)
        return Message(REVIVER_TR("The modem left the USB bus %1 times. Use a USB port of the computer "
                                  "itself, without a hub: it may get too little current."),
                       {countText(link.returns)});
    if (badShare(link) >= kWorthAWord && link.damaged * 2 >= link.errors && link.damaged > 0)
        return Message(REVIVER_TR("%1 answers in %2 blocks came damaged. Use another cable or USB port of "
                                  "the computer itself, without an extension cable."),
                       {countText(link.damaged), countText(link.blocks)});
    if (badShare(link) >= kWorthAWord)
        return Message(
            REVIVER_TR("%1 answers in %2 blocks were missing. Use another USB port of the computer "
                       "itself, without a hub."),
            {countText(link.errors), countText(link.blocks)});
    if (speed == UsbSpeed::Full || speed == UsbSpeed::Low)
        return Message(REVIVER_TR("The modem runs at the slow speed of USB 1. Another port or another hub "
                                  "writes faster."));
    return std::nullopt;
}

}  // namespace reviver
