// SPDX-License-Identifier: Apache-2.0
#include "core/base/size_text.h"

#include <fmt/format.h>

namespace reviver {

std::string sizeText(std::uint64_t bytes)
{
    if (bytes < 1000)
        return fmt::format("{} bytes", bytes);
    // One digit after the point; what rounds up to 1000 kB is 1.0 MB.
    if (bytes < 999'950)
        return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string countText(std::uint64_t count)
{
    std::string digits = std::to_string(count);
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
        digits.insert(static_cast<std::size_t>(place), 1, ',');
    return digits;
}

}  // namespace reviver
