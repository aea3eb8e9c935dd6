// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/at_identity.h"

#include "core/protocol/at/at_text.h"

namespace reviver::at {

Identification parseAti(const Lines &lines)
{
    const auto value = [&lines](std::string_view key) { return textBehind(lines, key).value_or(""); };
    Identification found;
    found.manufacturer = value("Manufacturer:");
    found.model = value("Model:");
    found.revision = value("Revision:");
    found.imei = value("IMEI:");
    found.esn = value("ESN:");
    found.meid = value("MEID:");
    found.factoryNumber = value("FSN:");
    const std::string capabilities = value("+GCAP:");
    for (const std::string_view item : splitText(capabilities, ",")) {
        if (const std::string_view name = trimmed(item); !name.empty())
            found.capabilities.emplace_back(name);
    }
    return found;
}

std::string VersionBlock::text(std::string_view tag) const
{
    const auto found = texts.find(tag);
    return found == texts.end() ? std::string() : found->second;
}

VersionBlock parseVersionBlock(const Lines &lines)
{
    constexpr std::string_view kPrefix = "^VERSION:";
    VersionBlock block;
    for (const std::string &line : lines) {
        if (!startsWithNoCase(line, kPrefix))
            continue;
        const std::string_view rest = std::string_view(line).substr(kPrefix.size());
        const std::size_t colon = rest.find(':');
        if (colon == std::string_view::npos)
            continue;
        block.texts.insert_or_assign(std::string(trimmed(rest.substr(0, colon))),
                                     std::string(trimmed(rest.substr(colon + 1))));
    }
    return block;
}

Result<std::string> parseHardwareVersion(const Lines &lines)
{
    auto text = textBehind(lines, "^HWVER:");
    if (!text || text->empty())
        return failure(ErrorCode::MalformedMessage, "no ^HWVER line with a text");
    return *std::move(text);
}

Result<ProductVersions> parseProductVersions(const Lines &lines)
{
    const auto text = textBehind(lines, "^FHVER:");
    if (!text)
        return failure(ErrorCode::MalformedMessage, "no ^FHVER line");
    const std::size_t comma = text->find(',');
    const std::size_t blank = text->rfind(' ', comma);
    if (comma == std::string::npos || blank == std::string::npos)
        return failure(ErrorCode::MalformedMessage, "^FHVER in another shape: " + *text);
    const std::string_view view = *text;
    return ProductVersions{std::string(trimmed(view.substr(0, blank))),
                           std::string(trimmed(view.substr(blank, comma - blank))),
                           std::string(trimmed(view.substr(comma + 1)))};
}

Result<CardLock> parseCardLock(const Lines &lines)
{
    const auto text = textBehind(lines, "^CARDLOCK:");
    if (!text)
        return failure(ErrorCode::MalformedMessage, "no ^CARDLOCK line");
    const auto items = splitText(*text, ",");
    const auto state = items.empty() ? std::nullopt : parseNumber(items[0]);
    const auto attempts = items.size() < 2 ? std::nullopt : parseNumber(items[1]);
    if (!state || *state < 1 || *state > 3 || !attempts)
        return failure(ErrorCode::MalformedMessage, "^CARDLOCK in another shape: " + *text);
    return CardLock{static_cast<CardLock::State>(*state), *attempts,
                    items.size() < 3 ? std::string() : std::string(trimmed(items[2]))};
}

std::optional<std::string> textBehind(const Lines &lines, std::string_view prefix)
{
    for (const std::string &line : lines) {
        if (!startsWithNoCase(line, prefix))
            continue;
        std::string_view rest = trimmed(std::string_view(line).substr(prefix.size()));
        if (rest.size() >= 2 && rest.front() == '"' && rest.back() == '"')
            rest = trimmed(rest.substr(1, rest.size() - 2));
        return std::string(rest);
    }
    return std::nullopt;
}

}  // namespace reviver::at
