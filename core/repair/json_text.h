// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"

#include <nlohmann/json.hpp>
#include <vector>

namespace reviver {

/// Sentences as a list of English texts. JSON is UTF-8: octets of a modem that are not become the
/// replacement character when the text is dumped, so nothing here has to check.
inline nlohmann::ordered_json textsJson(const std::vector<Message> &messages)
{
    auto list = nlohmann::ordered_json::array();
    for (const Message &message : messages)
        list.push_back(message.english());
    return list;
}

}  // namespace reviver
