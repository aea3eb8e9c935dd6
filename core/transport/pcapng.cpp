// SPDX-License-Identifier: Apache-2.0
#include "core/transport/pcapng.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string>

namespace reviver {
namespace {

using Kind = RecordedEvent::Kind;

// Source: draft-ietf-opsawg-pcapng, and the list of link types of tcpdump.org (confirmed).
constexpr std::uint32_t kSectionHeader = 0x0A0D0D0A;
constexpr std::uint32_t kInterface = 1;
constexpr std::uint32_t kEnhancedPacket = 6;
constexpr std::uint32_t kByteOrderMagic = 0x1A2B3C4D;
constexpr std::uint16_t kLinkUser0 = 147;
constexpr std::uint16_t kOptionEnd = 0;
constexpr std::uint16_t kOptionComment = 1;
constexpr std::uint16_t kInterfaceName = 2;
constexpr std::uint16_t kUserApplication = 4;
constexpr std::uint16_t kPacketFlags = 2;
constexpr std::uint32_t kInbound = 1;
constexpr std::uint32_t kOutbound = 2;
constexpr std::size_t kLongestComment = 4096;
constexpr std::size_t kBlockOverhead = 12;  ///< type, and the length at both ends

void pad(Bytes &out)
{
    while (out.size() % 4 != 0)
        out.push_back(0);
}

void addOption(Bytes &body, std::uint16_t code, ByteView value)
{
    appendLe(body, code);
    appendLe(body, static_cast<std::uint16_t>(value.size()));
    append(body, value);
    pad(body);
}

void addText(Bytes &body, std::uint16_t code, std::string_view text)
{
    addOption(body, code, asBytes(text.substr(0, kLongestComment)));
}

void endOptions(Bytes &body)
{
    appendLe(body, kOptionEnd);
    appendLe(body, std::uint16_t{0});
}

void addBlock(Bytes &file, std::uint32_t type, const Bytes &body)
{
    const auto size = static_cast<std::uint32_t>(body.size() + kBlockOverhead);
    appendLe(file, type);
    appendLe(file, size);
    append(file, body);
    appendLe(file, size);
}

Bytes section(Clock::WallTime began, bool identityMasked)
{
    Bytes body;
    appendLe(body, kByteOrderMagic);
    appendLe(body, std::uint16_t{1});
    appendLe(body, std::uint16_t{0});
    appendLe(body, ~std::uint64_t{0});  // its length is not told
    addText(body, kOptionComment,
            fmt::format("A recording of Reviver, {}; octets of serial ports. {}", isoTimeText(began),
                        identityMasked ? "IMEI and serial numbers are masked."
                                       : "It holds IMEI and serial numbers."));
    addText(body, kUserApplication, "Reviver");
    endOptions(body);
    Bytes file;
    addBlock(file, kSectionHeader, body);
    return file;
}

void addInterface(Bytes &file, const std::string &name)
{
    Bytes body;
    appendLe(body, kLinkUser0);
    appendLe(body, std::uint16_t{0});
    appendLe(body, std::uint32_t{0});  // no limit on packets
    addText(body, kInterfaceName, name);
    endOptions(body);
    addBlock(file, kInterface, body);
}

std::string commentOf(const RecordedEvent &event)
{
    switch (event.kind) {
    case Kind::Devices: {
        std::string text = event.devices.empty() ? "no device" : "attached:";
        for (const AttachedDevice &device : event.devices)
            text += fmt::format(" {} {} at {};", device.id ? device.id->text() : "a port", device.product,
                                device.location);
        return text;
    }
    case Kind::Open:
        return event.code ? fmt::format("not opened: {}: {}", errorCodeName(*event.code), event.detail)
                          : "opened";
    case Kind::Close:
        return "closed";
    case Kind::Silence:
        return "no answer";
    case Kind::Failed:
    case Kind::Sent:
    case Kind::Received:
        break;
    }
    std::string text = event.masked ? "masked" : "";
    if (event.code)
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", errorCodeName(*event.code), event.detail);
    return text;
}

void addPacket(Bytes &file, std::uint32_t interface, Clock::WallTime began, const RecordedEvent &event)
{
    const auto time = static_cast<std::uint64_t>(
        (std::chrono::duration_cast<std::chrono::microseconds>(began.time_since_epoch()) + event.time)
            .count());
    Bytes body;
    appendLe(body, interface);
    appendLe(body, static_cast<std::uint32_t>(time >> 32));
    appendLe(body, static_cast<std::uint32_t>(time));
    appendLe(body, static_cast<std::uint32_t>(event.octets.size()));
    appendLe(body, static_cast<std::uint32_t>(event.octets.size()));
    append(body, event.octets);
    pad(body);
    if (const std::string comment = commentOf(event); !comment.empty())
        addText(body, kOptionComment, comment);
    if (!event.octets.empty()) {
        Bytes flags;
        appendLe(flags, event.kind == Kind::Sent ? kOutbound : kInbound);
        addOption(body, kPacketFlags, flags);
    }
    endOptions(body);
    addBlock(file, kEnhancedPacket, body);
}

class Pcapng final : public RecordingEncoder {
public:
    Bytes begin(Clock::WallTime began, bool identityMasked) override
    {
        m_began = began;
        Bytes file = section(began, identityMasked);
        addInterface(file, "devices");
        return file;
    }
    Bytes event(const RecordedEvent &event) override
    {
        Bytes file;
        if (event.kind == Kind::Open)
            m_openings[event.opening] = interfaceOf(event.port, file);
        const bool ofPort = event.kind != Kind::Devices;
        addPacket(file, ofPort ? m_openings[event.opening] : 0, m_began, event);
        if (event.kind == Kind::Close)
            m_openings.erase(event.opening);
        return file;
    }
    Bytes end(bool) override { return {}; }

private:
    std::uint32_t interfaceOf(const std::string &port, Bytes &file)
    {
        const auto number = static_cast<std::uint32_t>(m_interfaces.size() + 1);
        const auto [entry, fresh] = m_interfaces.try_emplace(port, number);
        if (fresh)
            addInterface(file, port);
        return entry->second;
    }

    Clock::WallTime m_began{};
    std::map<std::string, std::uint32_t> m_interfaces;
    std::map<unsigned, std::uint32_t> m_openings;
};

}  // namespace

std::unique_ptr<RecordingEncoder> pcapngRecording()
{
    return std::make_unique<Pcapng>();
}

}  // namespace reviver
