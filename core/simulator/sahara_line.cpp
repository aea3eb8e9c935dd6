// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/sahara_line.h"

#include <algorithm>
#include <utility>

namespace reviver::practice {
namespace {

constexpr std::size_t kHeader = 8;
constexpr std::uint32_t kLongestPacket = 0x30;
constexpr std::uint32_t kHello = 0x01;
constexpr std::uint32_t kEndImage = 0x04;
constexpr std::uint32_t kInvalidCommand = 0x01;
constexpr std::uint32_t kLargestPacket = 0x400;

/// Commands of a host: hello reply, done, reset, memory read, switch mode, execute, ...
constexpr std::uint8_t kHostCommands[] = {0x02, 0x05, 0x07, 0x0A, 0x0C, 0x0D, 0x0F, 0x11, 0x13};

/// True while the octets may be the beginning of a host's packet.
bool mayBePacket(ByteView octets)
{
    if (std::ranges::count(kHostCommands, octets[0]) == 0)
        return false;
    for (std::size_t i = 1; i < std::min<std::size_t>(octets.size(), 4); ++i) {
        if (octets[i] != 0)
            return false;
    }
    if (octets.size() < kHeader)
        return true;
    const auto length = loadLe<std::uint32_t>(octets, 4);
    return length >= kHeader && length <= kLongestPacket;
}

}  // namespace

void SaharaLine::awaitClient(std::uint32_t mode)
{
    m_input.clear();
    m_rawLeft = 0;
    m_mode = mode;
    m_greeting = true;
}

void SaharaLine::sayHello(std::uint32_t mode)
{
    awaitClient(mode);
    send(kHello, {m_style.version, 1, kLargestPacket, mode, 0, 0, 0, 0, 0, 0});
}

void SaharaLine::feed(ByteView octets)
{
    if (m_rawLeft > 0) {
        const ByteView raw = octets.first(std::min(m_rawLeft, octets.size()));
        octets = octets.subspan(raw.size());
        m_rawLeft -= raw.size();
        if (m_rawLeft > 0)
            return m_takeRaw(raw);
        std::exchange(m_takeRaw, {})(raw);  // it may ask for more
        return octets.empty() ? void() : feed(octets);
    }
    append(m_input, octets);
    while (!m_input.empty() && takePacket()) {}
    if (m_rawLeft > 0 && !m_input.empty())
        feed(std::exchange(m_input, {}));
}

bool SaharaLine::takePacket()
{
    if (!mayBePacket(m_input)) {
        m_input.clear();
        m_disturbed = true;
        if (m_greeting)
            sayHello(m_mode);
        else
            refuse(0, kInvalidCommand);
        return false;
    }
    if (m_input.size() < kHeader || m_input.size() < loadLe<std::uint32_t>(m_input, 4))
        return false;
    const auto end = m_input.begin() + loadLe<std::uint32_t>(m_input, 4);
    const Bytes packet(m_input.begin(), end);
    m_input.erase(m_input.begin(), end);
    m_greeting = false;
    m_sink(loadLe<std::uint32_t>(packet), ByteView(packet).subspan(kHeader));
    return m_rawLeft == 0;
}

void SaharaLine::takeRaw(std::size_t size, std::function<void(ByteView)> take)
{
    m_rawLeft = size;
    m_takeRaw = std::move(take);
}

void SaharaLine::send(std::uint32_t command, std::initializer_list<std::uint32_t> fields)
{
    Bytes packet;
    appendLe(packet, command);
    appendLe(packet, static_cast<std::uint32_t>(kHeader + 4 * fields.size()));
    for (const std::uint32_t field : fields)
        appendLe(packet, field);
    sendRaw(std::move(packet));
}

void SaharaLine::sendWide(std::uint32_t command, std::initializer_list<std::uint64_t> fields)
{
    Bytes packet;
    appendLe(packet, command);
    appendLe(packet, static_cast<std::uint32_t>(kHeader + (m_style.is64Bit ? 8 : 4) * fields.size()));
    for (const std::uint64_t field : fields) {
        if (m_style.is64Bit)
            appendLe(packet, field);
        else
            appendLe(packet, static_cast<std::uint32_t>(field));
    }
    sendRaw(std::move(packet));
}

void SaharaLine::sendRaw(Bytes octets)
{
    m_board.send(kEmergencyPort, std::move(octets));
}

void SaharaLine::refuse(std::uint32_t imageId, std::uint32_t status)
{
    send(kEndImage, {imageId, status});
}

}  // namespace reviver::practice
