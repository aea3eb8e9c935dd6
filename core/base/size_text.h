// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace reviver {

/// A size as owners read it, in decimal units: "464 bytes", "40.9 kB", "30.8 MB".
std::string sizeText(std::uint64_t bytes);
/// A count with separators: "22,960".
std::string countText(std::uint64_t count);

}  // namespace reviver
