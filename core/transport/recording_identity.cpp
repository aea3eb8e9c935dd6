// SPDX-License-Identifier: Apache-2.0
#include "core/transport/recording_identity.h"

#include "core/base/crc.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

namespace reviver {
namespace {

using Kind = RecordedEvent::Kind;

constexpr std::size_t kShownAtStart = 2;
constexpr std::size_t kShownAtEnd = 3;
constexpr std::size_t kShortestShown = 8;     ///< shorter ones are replaced as a whole
constexpr std::size_t kShortestSerial = 5;    ///< shorter ones are too common to look for
constexpr std::size_t kPersonalDigits = 14;   ///< an IMEI without its check digit
constexpr std::size_t kLongestCommand = 512;  ///< longer writes hold blocks of firmware
/// Names that stand before a serial number in answers to AT commands ("ESN:" ends so, too).
constexpr std::string_view kSerialNames[] = {"SN:", "MEID:"};

// HDLC as in RFC 1662, and DIAG's answers that hold numbers. Source: docs/sources.md, "DIAG"
// (confirmed): status 0C with the ESN at 4; item 550 of 26, a length octet and nibbles from 3.
constexpr std::uint8_t kFlag = 0x7E;
constexpr std::uint8_t kEscape = 0x7D;
constexpr std::uint8_t kFlip = 0x20;
constexpr std::uint8_t kStatus = 0x0C;
constexpr std::size_t kStatusSize = 12;
constexpr std::size_t kEsnAt = 4;
constexpr std::size_t kEsnSize = 4;
constexpr std::uint8_t kEsnReply = 0x01;
constexpr std::size_t kEsnReplySize = 5;
constexpr std::uint8_t kNvRead = 0x26;
constexpr std::size_t kImeiAt = 5;  ///< behind the length and the first digit
constexpr std::size_t kImeiOctets = 7;
constexpr std::uint16_t kImeiItem = 550;
/// Sahara: "execute, send the data of command 1", the chip's serial number. Source:
/// docs/sources.md, "Sahara" (confirmed).
constexpr std::uint8_t kSaharaExecuteData = 0x0F;
constexpr std::uint8_t kSaharaSerial = 1;
constexpr std::size_t kSaharaRequestSize = 12;

bool isDigit(std::uint8_t c)
{
    return c >= '0' && c <= '9';
}

bool isWordOctet(std::uint8_t c)
{
    return std::isalnum(c) != 0;
}

void replace(MutableByteView number, std::uint8_t filler)
{
    // Nothing but zeros or F is what erased memory reads as: it names nobody, and a diagnosis needs it.
    if (std::ranges::all_of(number, [](std::uint8_t c) { return c == '0' || c == 'F' || c == 'f'; }))
        return;
    if (number.size() >= kShortestShown)
        number = number.subspan(kShownAtStart, number.size() - kShownAtStart - kShownAtEnd);
    for (std::uint8_t &c : number)
        c = isDigit(c) ? static_cast<std::uint8_t>('0' + filler) : 'X';
}

/// What is looked for in octets and texts.
struct Mask {
    const std::vector<std::string> &serials;
    bool numbers = true;  ///< runs of digits and named numbers, too
};

void replaceNumbers(MutableByteView octets, std::uint8_t filler)
{
    for (std::size_t at = 0; at < octets.size();) {
        std::size_t end = at;
        while (end < octets.size() && isDigit(octets[end]))
            ++end;
        if (end - at >= kPersonalDigits)
            replace(octets.subspan(at, end - at), filler);
        at = end + 1;
    }
}

void replaceNamed(MutableByteView octets, std::uint8_t filler)
{
    for (const std::string_view name : kSerialNames) {
        for (auto from = octets.begin(); from != octets.end();) {
            auto at = std::search(from, octets.end(), name.begin(), name.end());
            if (at == octets.end())
                break;
            at = std::find_if(at + static_cast<std::ptrdiff_t>(name.size()), octets.end(),
                              [](std::uint8_t c) { return c != ' ' && c != '+'; });
            from = std::find_if_not(at, octets.end(), isWordOctet);
            replace(octets.subspan(static_cast<std::size_t>(at - octets.begin()),
                                   static_cast<std::size_t>(from - at)),
                    filler);
        }
    }
}

void replaceText(MutableByteView octets, const Mask &mask, std::uint8_t filler)
{
    for (const std::string &serial : mask.serials)
        for (auto at = std::search(octets.begin(), octets.end(), serial.begin(), serial.end());
             at != octets.end(); at = std::search(at + 1, octets.end(), serial.begin(), serial.end()))
            replace(octets.subspan(static_cast<std::size_t>(at - octets.begin()), serial.size()), filler);
    if (!mask.numbers)
        return;
    replaceNumbers(octets, filler);
    replaceNamed(octets, filler);
}

void replaceBinary(MutableByteView octets, std::uint8_t filler)
{
    if (std::ranges::any_of(octets, [](std::uint8_t c) { return c != 0x00 && c != 0xFF; }))
        std::ranges::fill(octets, static_cast<std::uint8_t>(filler << 4 | filler));
}

/// The content of a frame, its checksum taken off.
void replaceInFrame(MutableByteView content, const Mask &mask, std::uint8_t filler)
{
    replaceText(content, mask, filler);
    if (!mask.numbers)
        return;
    if (content[0] == kStatus && content.size() >= kStatusSize)
        replaceBinary(content.subspan(kEsnAt, kEsnSize), filler);
    if (content[0] == kEsnReply && content.size() == kEsnReplySize)
        replaceBinary(content.subspan(1), filler);
    if (content[0] == kNvRead && content.size() >= kImeiAt + kImeiOctets
        && loadLe<std::uint16_t>(content, 1) == kImeiItem)
        replaceBinary(content.subspan(kImeiAt, kImeiOctets), filler);
}

Bytes unescaped(ByteView octets)
{
    Bytes plain;
    for (std::size_t i = 0; i < octets.size(); ++i) {
        if (octets[i] == kEscape && i + 1 < octets.size())
            plain.push_back(octets[++i] ^ kFlip);
        else
            plain.push_back(octets[i]);
    }
    return plain;
}

Bytes escaped(ByteView plain)
{
    Bytes octets;
    for (const std::uint8_t c : plain) {
        if (c == kFlag || c == kEscape) {
            octets.push_back(kEscape);
            octets.push_back(c ^ kFlip);
        } else {
            octets.push_back(c);
        }
    }
    return octets;
}

/// The content of a whole frame; empty when the octets between two flags are none.
Bytes contentOf(ByteView octets)
{
    Bytes plain = unescaped(octets);
    if (plain.size() < 3)
        return {};
    const std::size_t size = plain.size() - 2;
    const bool good = crc16X25(ByteView(plain).first(size)) == loadLe<std::uint16_t>(plain, size);
    plain.resize(good ? size : 0);
    return plain;
}

/// A frame stays as long as it is: of the digits that may stand in for the number, the first
/// is taken whose checksum needs no more octets.
bool replaceFrame(MutableByteView octets, const Mask &mask)
{
    const Bytes content = contentOf(octets);
    if (content.empty())
        return false;
    for (std::uint8_t filler = 1; filler <= 9; ++filler) {
        Bytes other = content;
        replaceInFrame(other, mask, filler);
        if (other == content)
            return true;
        appendLe(other, crc16X25(other));
        const Bytes framed = escaped(other);
        if (framed.size() != octets.size())
            continue;
        std::ranges::copy(framed, octets.begin());
        return true;
    }
    return false;
}

/// Between two flags stands a frame, or else text.
void replaceIn(MutableByteView octets, const Mask &mask)
{
    for (std::size_t at = 0; at < octets.size();) {
        const auto flag = std::find(octets.begin() + static_cast<std::ptrdiff_t>(at), octets.end(), kFlag);
        const auto end = static_cast<std::size_t>(flag - octets.begin());
        const MutableByteView part = octets.subspan(at, end - at);
        if (!part.empty() && !replaceFrame(part, mask))
            replaceText(part, mask, 1);
        at = end + 1;
    }
}

void replaceInText(std::string &text, const Mask &mask)
{
    Bytes octets(text.begin(), text.end());
    replaceText(octets, mask, 1);
    text.assign(octets.begin(), octets.end());
}

void replaceInDevice(AttachedDevice &device, const Mask &mask)
{
    for (std::string *text : {&device.serial, &device.systemPath, &device.product, &device.location})
        replaceInText(*text, mask);
    for (AttachedInterface &interface : device.interfaces)
        replaceInText(interface.port, mask);
}

/// What went one way at one opening without a break: a number may lie in several reads.
class Turn {
public:
    explicit Turn(const std::vector<std::string> &serials) : m_serials(serials) {}

    void take(RecordedEvent &event)
    {
        if (!m_events.empty() && m_events.front()->kind != event.kind)
            end();
        m_events.push_back(&event);
    }
    void end()
    {
        Bytes joined;
        for (const RecordedEvent *event : m_events)
            append(joined, event->octets);
        if (joined.empty())
            return;
        const bool received = m_events.front()->kind == Kind::Received;
        const bool serialComes = m_asksSerial && received;
        m_asksSerial = !received && joined.size() == kSaharaRequestSize && joined[0] == kSaharaExecuteData
            && joined[8] == kSaharaSerial;
        if (serialComes)
            replaceBinary(joined, 1);
        else
            replaceIn(joined, {m_serials, received || joined.size() <= kLongestCommand});
        handBack(joined);
        m_events.clear();
    }

private:
    void handBack(ByteView joined)
    {
        for (RecordedEvent *event : m_events) {
            const ByteView part = joined.first(event->octets.size());
            joined = joined.subspan(part.size());
            if (std::ranges::equal(part, event->octets))
                continue;
            event->octets.assign(part.begin(), part.end());
            event->masked = true;
        }
    }

    const std::vector<std::string> &m_serials;
    std::vector<RecordedEvent *> m_events;
    bool m_asksSerial = false;
};

std::vector<std::string> serialsIn(const Recording &recording)
{
    std::vector<std::string> serials;
    for (const RecordedEvent &event : recording.events)
        for (const AttachedDevice &device : event.devices)
            if (device.serial.size() >= kShortestSerial
                && std::ranges::find(serials, device.serial) == serials.end())
                serials.push_back(device.serial);
    return serials;
}

}  // namespace

Recording withoutIdentity(Recording recording)
{
    const std::vector<std::string> serials = serialsIn(recording);
    std::map<unsigned, Turn> turns;
    for (RecordedEvent &event : recording.events) {
        for (AttachedDevice &device : event.devices)
            replaceInDevice(device, {serials});
        replaceInText(event.port, {serials});
        replaceInText(event.detail, {serials});
        if (event.kind == Kind::Sent || event.kind == Kind::Received)
            turns.try_emplace(event.opening, serials).first->second.take(event);
    }
    for (auto &[opening, turn] : turns)
        turn.end();
    recording.identityMasked = true;
    return recording;
}

}  // namespace reviver
