// SPDX-License-Identifier: Apache-2.0
#include "core/repair/personal_text.h"

#include "core/device/device_identity.h"

#include <algorithm>
#include <string_view>

namespace reviver {
namespace {

constexpr std::string_view kHomes[] = {"/home/", "/Users/", "\\Users\\"};
constexpr std::string_view kMasked = "\u2026";

std::string withoutUserNames(std::string text)
{
    for (const std::string_view home : kHomes) {
        for (std::size_t at = text.find(home); at != std::string::npos; at = text.find(home, at)) {
            at += home.size();
            const std::size_t end = std::min(text.find_first_of("/\\ \"'\n", at), text.size());
            text.replace(at, end - at, kMasked);
        }
    }
    return text;
}

}  // namespace

std::string withoutPersonalData(const std::string &text)
{
    return withoutUserNames(maskNumbers(text));
}

}  // namespace reviver
