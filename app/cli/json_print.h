// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace reviver::cli {

/// Prints a JSON value on stdout, with `indent` blanks a level, or on one line for
/// -1. Octets that are no UTF-8 (names of files, answers of modems) are replaced.
void printJson(const nlohmann::ordered_json &value, int indent = -1);

}  // namespace reviver::cli
