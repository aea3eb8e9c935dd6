// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace reviver::at {

// Small helpers for the lines of AT replies; ASCII only, independent of the locale.

/// True if the texts are equal but for upper and lower case.
bool equalNoCase(std::string_view a, std::string_view b);
/// True if `text` starts with `prefix`, compared without case.
bool startsWithNoCase(std::string_view text, std::string_view prefix);
/// `text` without blanks at both ends.
std::string_view trimmed(std::string_view text);
/// The pieces between any of the `separators`; empty pieces stay.
std::vector<std::string_view> splitText(std::string_view text, std::string_view separators);
/// A decimal number that takes the whole of `text` but for blanks around it.
std::optional<int> parseNumber(std::string_view text);

}  // namespace reviver::at
