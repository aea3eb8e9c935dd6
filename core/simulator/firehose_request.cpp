// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/firehose_request.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace reviver::practice {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view takeName(std::string_view &rest)
{
    const auto end = std::ranges::find_if_not(rest, isNameCharacter);
    const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(name.size());
    return name;
}

void skipBlank(std::string_view &rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlank), rest.size()));
}

std::string unescaped(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{
        {{"&quot;", '"'}, {"&apos;", '\''}, {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}}};
    std::string plain;
    while (!text.empty()) {
        const auto entity = std::ranges::find_if(
            kEntities, [&](const auto &known) { return text.starts_with(known.first); });
        plain += entity == kEntities.end() ? text[0] : entity->second;
        text.remove_prefix(entity == kEntities.end() ? 1 : entity->first.size());
    }
    return plain;
}

/// ` name="value"` again and again, up to the end of the tag; false if it is no such thing.
bool takeAttributes(std::string_view rest, FirehoseRequest &request)
{
    for (;;) {
        skipBlank(rest);
        if (rest.starts_with('>') || rest.starts_with("/>"))
            return true;
        const std::string_view name = takeName(rest);
        skipBlank(rest);
        if (name.empty() || !rest.starts_with('='))
            return false;
        rest.remove_prefix(1);
        skipBlank(rest);
        if (rest.empty() || (rest[0] != '"' && rest[0] != '\''))
            return false;
        const std::size_t end = rest.find(rest[0], 1);
        if (end == std::string_view::npos)
            return false;
        request.attributes[std::string(name)] = unescaped(rest.substr(1, end - 1));
        rest.remove_prefix(end + 1);
    }
}

}  // namespace

std::string FirehoseRequest::text(std::string_view attribute) const
{
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? std::string() : found->second;
}

std::optional<std::uint64_t> FirehoseRequest::number(std::string_view attribute) const
{
    return firehoseNumber(text(attribute));
}

std::optional<std::uint64_t> firehoseNumber(std::string_view text)
{
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    text.remove_prefix(hex ? 2 : 0);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, hex ? 16 : 10);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<FirehoseRequest> readFirehoseRequest(std::string_view document)
{
    const std::size_t data = document.find("<data>");
    if (data == std::string_view::npos)
        return std::nullopt;
    std::string_view rest = document.substr(data + 6);
    const std::size_t tag = rest.find('<');
    if (tag == std::string_view::npos)
        return std::nullopt;
    rest.remove_prefix(tag + 1);
    FirehoseRequest request;
    request.name = takeName(rest);
    if (request.name.empty() || !takeAttributes(rest, request))
        return std::nullopt;
    return request;
}

}  // namespace reviver::practice
