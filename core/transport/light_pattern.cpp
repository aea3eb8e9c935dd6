// SPDX-License-Identifier: Apache-2.0
#include "core/transport/light_pattern.h"

#include <algorithm>
#include <iterator>

namespace reviver {
namespace {

/// In the order of LightPattern.
constexpr std::string_view kNames[]
    = {"unknown", "dark", "slow-blink", "not-registered", "registered", "steady"};
static_assert(std::size(kNames) == static_cast<std::size_t>(LightPattern::Steady) + 1);

}  // namespace

std::string_view lightName(LightPattern light)
{
    return kNames[static_cast<std::size_t>(light)];
}

std::optional<LightPattern> lightOfName(std::string_view name)
{
    const auto found = std::ranges::find(kNames, name);
    if (found == std::end(kNames))
        return std::nullopt;
    return static_cast<LightPattern>(found - std::begin(kNames));
}

}  // namespace reviver
