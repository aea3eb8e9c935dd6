// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <string>

namespace reviver {

/// Octets as text: "7E 0C 14 3A 7E".
std::string hexText(ByteView data);
/// As hexText(), cut after `most` octets and followed by their number.
std::string hexText(ByteView data, std::size_t most);
/// A number as the log shows it: hexNumber(0x1D0, 8) is "0x000001D0".
std::string hexNumber(std::uint64_t value, int digits = 2);

/// The octets of a text of hex digits with optional blanks; InvalidArgument otherwise.
Result<Bytes> parseHex(std::string_view text);

}  // namespace reviver
