// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace reviver::windows {

/// Windows' own texts are UTF-16.
std::string utf8(const wchar_t *text);
std::wstring utf16(const std::string &text);

}  // namespace reviver::windows
