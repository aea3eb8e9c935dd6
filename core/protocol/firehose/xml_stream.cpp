// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/firehose/xml_stream.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <pugixml.hpp>

namespace reviver::firehose {
namespace {

constexpr std::string_view kEnd = "</data>";

bool isText(std::string_view text, std::string_view lowerCase)
{
    return std::ranges::equal(text, lowerCase, {}, [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
}

Response readResponse(const pugi::xml_node &node)
{
    Response response;
    for (const pugi::xml_attribute attribute : node.attributes())
        response.attributes.insert_or_assign(attribute.name(), attribute.value());
    response.ack = isText(node.attribute("value").value(), "ack");
    if (const pugi::xml_attribute raw = node.attribute("rawmode"))
        response.rawMode = isText(raw.value(), "true");
    return response;
}

Result<Document> readDocument(std::string_view text)
{
    pugi::xml_document xml;
    if (!xml.load_buffer(text.data(), text.size(), pugi::parse_default)) {
        if (text.find("<response") != std::string_view::npos)
            return failure(ErrorCode::MalformedMessage, fmt::format("not XML: {}", text.substr(0, 200)));
        return Document{{std::string(text)}, std::nullopt};
    }
    Document document;
    for (const pugi::xml_node node : xml.child("data").children()) {
        const std::string_view name = node.name();
        if (name == "log")
            document.logs.emplace_back(node.attribute("value").value());
        else if (name == "response")
            document.response = readResponse(node);
    }
    return document;
}

}  // namespace

std::optional<std::uint64_t> Response::number(std::string_view attribute) const
{
    const auto found = attributes.find(attribute);
    if (found == attributes.end())
        return std::nullopt;
    const std::string &text = found->second;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

void XmlStream::feed(ByteView received)
{
    m_text.append(asText(received));
}

Result<std::optional<Document>> XmlStream::next()
{
    const std::size_t end = m_text.find(kEnd);
    if (std::min(end, m_text.size()) > kMaxDocument) {
        m_text.clear();
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("a document of more than {} octets", kMaxDocument));
    }
    if (end == std::string::npos)
        return std::optional<Document>();
    const std::string whole = m_text.substr(0, end + kEnd.size());
    m_text.erase(0, whole.size());
    // Whatever stands in front of the document is left over from something else.
    const std::string_view text = whole;
    const std::size_t begin = std::min(text.find("<?xml"), text.find("<data"));
    auto document = readDocument(text.substr(std::min(begin, text.size())));
    if (!document)
        return failure(std::move(document).error());
    return std::optional(*std::move(document));
}

std::size_t XmlStream::takeRaw(MutableByteView buffer)
{
    const std::size_t count = std::min(buffer.size(), m_text.size());
    std::ranges::copy(asBytes(m_text).first(count), buffer.begin());
    m_text.erase(0, count);
    return count;
}

}  // namespace reviver::firehose
