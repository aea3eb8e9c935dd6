// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/hmf_index.h"

#include "core/firmware/limits.h"

#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace reviver {

namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view takeWord(std::string_view &line)
{
    const auto first = line.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    const auto end = std::min(line.find_first_of(kBlanks, first), line.size());
    const auto word = line.substr(first, end - first);
    line.remove_prefix(end);
    return word;
}

std::optional<std::uint32_t> hexValue(std::string_view word)
{
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value, 16);
    if (problem != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

bool isPlainName(std::string_view name)
{
    return !name.empty() && name.find_first_of("/\\:") == std::string_view::npos && name != "."
        && name != "..";
}

Result<HmfEntry> decodeLine(std::string_view line, std::size_t number)
{
    const auto name = takeWord(line);
    const auto id = hexValue(takeWord(line));
    const auto size = hexValue(takeWord(line));
    if (!isPlainName(name) || !id || !size || !takeWord(line).empty())
        return failure(
            ErrorCode::BundleCorrupt,
            fmt::format("index of the folder (.hmf), line {}: not a file name, an id and a size", number));
    return HmfEntry{.file = std::string(name), .recordId = *id, .size = *size};
}

}  // namespace

Result<HmfIndex> HmfIndex::decode(std::string_view text)
{
    HmfIndex index;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (number == 1 && line.find(':') != std::string_view::npos) {
            index.title = std::string(line.substr(0, line.find_last_not_of(kBlanks) + 1));
            continue;
        }
        if (line.find_first_not_of(kBlanks) == std::string_view::npos)
            continue;
        if (index.entries.size() == limits::kImages)
            return failure(ErrorCode::LimitExceeded, "index of the folder (.hmf): too many lines");
        auto entry = decodeLine(line, number);
        if (!entry)
            return failure(entry.error());
        index.entries.push_back(std::move(*entry));
    }
    return index;
}

}  // namespace reviver
