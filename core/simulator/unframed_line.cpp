// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/unframed_line.h"

#include <algorithm>

namespace reviver::practice {
namespace {

constexpr std::uint8_t kFlag = 0x7E;
constexpr std::size_t kLargestFrame = 0x4000;

}  // namespace

void UnframedLine::feed(ByteView octets)
{
    append(m_input, octets);
    while (takeNext()) {}
}

/// Takes one frame or one message from the input; false when it has to wait for more.
bool UnframedLine::takeNext()
{
    const auto start = std::find_if(m_input.begin(), m_input.end(), [this](std::uint8_t octet) {
        return octet == kFlag || (m_allowed && octet == m_form.code);
    });
    m_input.erase(m_input.begin(), start);
    if (m_input.empty())
        return false;
    return m_input.front() == kFlag ? takeFrame() : takeMessage();
}

bool UnframedLine::takeFrame()
{
    const auto begin
        = std::find_if(m_input.begin(), m_input.end(), [](auto octet) { return octet != kFlag; });
    const auto end = std::find(begin, m_input.end(), kFlag);
    // Flags alone may be the end of noise or the beginning of a frame; a message begins none.
    if (begin != m_input.end() && m_allowed && *begin == m_form.code) {
        m_input.erase(m_input.begin(), begin);
        return true;
    }
    if (end == m_input.end()) {
        if (m_input.size() > kLargestFrame)
            m_input.clear();
        return false;
    }
    const Bytes frame(begin - 1, end + 1);
    m_input.erase(m_input.begin(), end + 1);
    m_frames.feed(frame);
    return true;
}

bool UnframedLine::takeMessage()
{
    if (m_input.size() < m_form.headerSize)
        return false;
    const auto length = m_measure(ByteView(m_input).first(m_form.headerSize));
    if (!length) {
        m_input.clear();
        return false;
    }
    const std::size_t whole = m_form.headerSize + *length;
    if (m_input.size() < whole)
        return false;
    const Bytes message(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(whole));
    m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(whole));
    m_sink(ByteView(message).first(m_form.headerSize), ByteView(message).subspan(m_form.headerSize));
    return true;
}

}  // namespace reviver::practice
