// SPDX-License-Identifier: Apache-2.0
#include "core/base/message.h"

namespace reviver {

std::string Message::fill(const std::string &text, const std::vector<std::string> &args)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (!place) {
            out += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[++i] - '1');
        if (index < args.size())
            out += args[index];
    }
    return out;
}

}  // namespace reviver
