// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace reviver {

/// The text with "…" for each user's name in folders: behind "home", "Users" or "media".
std::string withoutUserNames(std::string text);

/// The text with "…" for each of these names, where it stands as a word of its own.
std::string withoutNames(std::string text, const std::vector<std::string> &names);

}  // namespace reviver
