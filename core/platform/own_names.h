// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace reviver {

/// What this computer and its user are called, to be hidden in what goes to other people. Left
/// out are names that many have, and those too short to be looked for: "root", "localhost", "me".
std::vector<std::string> ownNames();

}  // namespace reviver
