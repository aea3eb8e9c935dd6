// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/firehose_line.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::size_t kLongestDocument = 4096;
constexpr std::string_view kEnd = "</data>";

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c == '<' ? "&lt;" : c == '"' ? "&quot;" : c == '&' ? "&amp;" : std::string(1, c);
    return out;
}

}  // namespace

void FirehoseLine::feed(ByteView octets, const std::function<bool(const FirehoseRequest &)> &execute)
{
    m_text.append(asText(octets));
    for (;;) {
        m_text.erase(0, std::min(m_text.find_first_not_of(" \t\r\n"), m_text.size()));
        if (m_text.empty())
            return;
        if (m_text[0] != '<' || m_text.size() > kLongestDocument) {
            m_text.clear();
            return refuse(kNoXml);
        }
        const std::size_t end = m_text.find(kEnd);
        if (end == std::string::npos)
            return;
        const auto request = readFirehoseRequest(std::string_view(m_text).substr(0, end + kEnd.size()));
        m_text.erase(0, end + kEnd.size());
        if (!request)
            refuse("ERROR: XML not formed correctly");
        else if (!execute(*request))
            return m_text.clear();
    }
}

void FirehoseLine::log(const std::string &text)
{
    send(fmt::format("<log value=\"{}\" />", escaped(text)));
}

void FirehoseLine::respond(bool ack, const std::string &attributes, bool damaged)
{
    if (damaged)
        return send("<response value=\"A#K");
    send(fmt::format("<response value=\"{}\" {}{}/>", ack ? "ACK" : "NAK", attributes,
                     attributes.empty() ? "" : " "));
}

void FirehoseLine::refuse(const std::string &why)
{
    log(why);
    respond(false);
}

void FirehoseLine::send(const std::string &element)
{
    const std::string text
        = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\r\n<data>\r\n{}\r\n</data>", element);
    m_board.send(m_port, Bytes(text.begin(), text.end()));
}

}  // namespace reviver::practice
