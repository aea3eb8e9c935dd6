// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/power_state.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace fs = std::filesystem;

namespace reviver {

namespace {

std::string supplyAttribute(const fs::path &supply, const char *name)
{
    std::ifstream file(supply / name);
    std::string line;
    std::getline(file, line);
    return line;
}

std::optional<int> percentOf(const fs::path &battery)
{
    const std::string text = supplyAttribute(battery, "capacity");
    int percent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    return error == std::errc{} ? std::optional(percent) : std::nullopt;
}

}  // namespace

std::optional<PowerState> powerState(const fs::path &supplies)
{
    bool any = false;
    bool plugged = false;
    bool draining = false;
    PowerState power;
    std::error_code error;
    for (fs::directory_iterator entry(supplies, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path &supply = entry->path();
        // Batteries of mice and keyboards are in the list too.
        if (supplyAttribute(supply, "scope") == "Device")
            continue;
        any = true;
        if (supplyAttribute(supply, "type") != "Battery") {
            plugged = plugged || supplyAttribute(supply, "online") == "1";
            continue;
        }
        draining = draining || supplyAttribute(supply, "status") == "Discharging";
        const auto percent = percentOf(supply);
        power.percent = power.percent ? std::max(*power.percent, percent.value_or(0)) : percent;
    }
    if (!any)
        return std::nullopt;
    power.onBattery = power.percent && draining && !plugged;
    return power;
}

}  // namespace reviver
