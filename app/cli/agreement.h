// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/trouble.h"

namespace reviver::cli {

/// Asks on stderr, so that stdout stays clean; nothing when "yes" was typed. Otherwise the
/// trouble to end with: stopped by the user, or refused because nobody can type.
std::optional<Trouble> agree(const std::string &question);

}  // namespace reviver::cli
