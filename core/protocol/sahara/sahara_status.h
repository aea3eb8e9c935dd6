// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace reviver::sahara {

/// "0x25 image authentication failure": the status that ends an image.
/// Source: libopenpst sahara.h; edl sahara_defs.py (00 to 26 confirmed, 27 and 28 one source).
std::string statusText(std::uint32_t status);

}  // namespace reviver::sahara
