// SPDX-License-Identifier: Apache-2.0
#include "core/base/personal_names.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace reviver {
namespace {

/// What stands before the name of a user in the name of a file.
constexpr std::string_view kHomes[] = {"/home/", "/Users/", "\\Users\\", "/media/"};
constexpr std::string_view kMasked = "\u2026";

bool isWordPart(const std::string &text, std::size_t at)
{
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
}

}  // namespace

std::string withoutUserNames(std::string text)
{
    for (const std::string_view home : kHomes) {
        for (std::size_t at = text.find(home); at != std::string::npos; at = text.find(home, at)) {
            at += home.size();
            const std::size_t end = std::min(text.find_first_of("/\\ \"'<\n", at), text.size());
            text.replace(at, end - at, kMasked);
        }
    }
    return text;
}

std::string withoutNames(std::string text, const std::vector<std::string> &names)
{
    for (const std::string &name : names) {
        if (name.empty())
            continue;
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
            const bool word = (at == 0 || !isWordPart(text, at - 1)) && !isWordPart(text, at + name.size());
            if (word)
                text.replace(at, name.size(), kMasked);
            at += word ? kMasked.size() : name.size();
        }
    }
    return text;
}

}  // namespace reviver
