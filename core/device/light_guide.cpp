// SPDX-License-Identifier: Apache-2.0
#include "core/device/light_guide.h"

#include <algorithm>
#include <array>

namespace reviver {
namespace {

using namespace std::chrono_literals;

const std::array<LightChoice, 6> &table()
{
    static const std::array<LightChoice, 6> choices{{
        {LightPattern::SlowBlink,
         REVIVER_TR("On for a second, off for a second, without end"),
         REVIVER_TR("Download mode: the modem waits for firmware"),
         {1000ms, 1000ms},
         RowMark::OneSource,
         "GSM-Forum 2013, \"HUAWEI E392u-12, ERROR_IMEI\""},
        {LightPattern::NotRegistered,
         REVIVER_TR("Two short blinks every 3 seconds"),
         REVIVER_TR("The modem runs and looks for a network"),
         {250ms, 250ms, 250ms, 2250ms},
         RowMark::Inferred,
         "user manuals"},
        {LightPattern::Registered,
         REVIVER_TR("One short blink every 3 seconds"),
         REVIVER_TR("The modem runs and has found a network; the colour tells which"),
         {300ms, 2700ms},
         RowMark::OneSource,
         "user manuals; MyBroadband and OpenWrt forums"},
        {LightPattern::Steady,
         REVIVER_TR("Always on"),
         REVIVER_TR("The modem runs and is connected to the internet"),
         {1000ms},
         RowMark::Confirmed,
         "user manuals; TechRadar; MyBroadband"},
        {LightPattern::Dark,
         REVIVER_TR("Always dark"),
         REVIVER_TR("No power, or the chip waits in its boot ROM; not a proof"),
         {},
         RowMark::Inferred,
         "recovery guides"},
        {LightPattern::Unknown,
         REVIVER_TR("Something else, or I cannot see it"),
         REVIVER_TR("No clue; the ports tell enough"),
         {},
         RowMark::Inferred,
         "-"},
    }};
    return choices;
}

}  // namespace

std::span<const LightChoice> lightChoices()
{
    return table();
}

const LightChoice &lightChoice(LightPattern pattern)
{
    const auto found = std::ranges::find(table(), pattern, &LightChoice::pattern);
    return found == table().end() ? table().back() : *found;
}

}  // namespace reviver
