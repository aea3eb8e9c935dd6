// SPDX-License-Identifier: Apache-2.0
#include "app/cli/json_print.h"

#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver::cli {

void printJson(const nlohmann::ordered_json &value, int indent)
{
    fmt::print("{}\n", value.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    std::fflush(stdout);
}

}  // namespace reviver::cli
