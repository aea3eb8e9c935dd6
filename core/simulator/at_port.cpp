// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/at_port.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace reviver::practice {
namespace {

constexpr std::size_t kLongestLine = 512;
constexpr char kBell = '\x07';

std::string upperCase(std::string_view text)
{
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    return upper;
}

Bytes octetsOf(std::string_view text)
{
    const ByteView view = asBytes(text);
    return Bytes(view.begin(), view.end());
}

}  // namespace

std::string atLine(std::string_view text)
{
    return "\r\n" + std::string(text) + "\r\n";
}

void AtPort::feed(ByteView octets)
{
    Bytes echo;
    for (const std::uint8_t octet : octets) {
        if (m_echo && octet != '\n')
            echo.push_back(octet);
        if (octet == '\r') {
            if (!echo.empty())
                m_write(std::exchange(echo, {}));
            onLine(std::exchange(m_line, {}));
        } else if (octet != '\n' && octet != kBell && m_line.size() < kLongestLine) {
            m_line.push_back(static_cast<char>(octet));
        }
    }
    if (!echo.empty())
        m_write(std::move(echo));
}

/// What stands in front of "AT" is not for us: binary probes of other protocols
/// end here when they meet an AT port.
void AtPort::onLine(std::string_view line)
{
    const std::string command = upperCase(line);
    const std::size_t start = command.find("AT");
    if (start == std::string::npos)
        return;
    const std::string body = command.substr(start + 2);
    if (body == "E0" || body == "E1") {
        m_echo = body == "E1";
        return m_write(octetsOf(atLine("OK")));
    }
    const AtReply reply = m_execute(body);
    m_write(octetsOf(reply.lines + reply.final));
}

}  // namespace reviver::practice
