// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace reviver {

/// A text for other people: numbers that may name a modem or its owner are masked, also where
/// octets in hex spell them, and so is the user's name in folders ("/home/…/x.log").
std::string withoutPersonalData(const std::string &text);

}  // namespace reviver
