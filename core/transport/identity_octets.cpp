// SPDX-License-Identifier: Apache-2.0
#include "core/transport/identity_octets.h"

#include "core/base/crc.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace reviver {
namespace {

constexpr std::size_t kShownAtStart = 2;
constexpr std::size_t kShownAtEnd = 3;
constexpr std::size_t kShortestShown = 8;    ///< shorter ones are replaced as a whole
constexpr std::size_t kPersonalDigits = 14;  ///< an IMEI without its check digit
/// Firehose says the number once more so: "Chip serial num: 305419896 (0x12345678)".
constexpr std::string_view kOnceMore = " (0x";

// HDLC as in RFC 1662, and DIAG's answers that hold numbers, docs/sources.md, "DIAG": status 0C
// with the ESN at 4 (one source); 01 with the ESN at 1 (confirmed); item 550 of 26, a length octet
// and nibbles from 3 (confirmed).
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
/// Sahara: "execute, send the data of command 1", the chip's serial number. Source: edl, openpst
/// sahara.h, qdl (confirmed).
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

using Place = MutableByteView::iterator;

/// Where the word ends that begins at `at`.
Place replaceWord(MutableByteView octets, Place at, std::uint8_t filler)
{
    const Place end = std::find_if_not(at, octets.end(), isWordOctet);
    replace(octets.subspan(static_cast<std::size_t>(at - octets.begin()), static_cast<std::size_t>(end - at)),
            filler);
    return end;
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
            from = replaceWord(octets, at, filler);
            const auto rest = asText(octets.subspan(static_cast<std::size_t>(from - octets.begin())));
            if (rest.starts_with(kOnceMore))
                from = replaceWord(octets, from + kOnceMore.size(), filler);
        }
    }
}

void replaceText(MutableByteView octets, const IdentityMask &mask, std::uint8_t filler)
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
void replaceInFrame(MutableByteView content, const IdentityMask &mask, std::uint8_t filler)
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
bool replaceFrame(MutableByteView octets, const IdentityMask &mask)
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

}  // namespace

void maskOctets(MutableByteView octets, const IdentityMask &mask)
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

void maskNumber(MutableByteView octets)
{
    replaceBinary(octets, 1);
}

void maskText(std::string &text, const IdentityMask &mask)
{
    Bytes octets(text.begin(), text.end());
    replaceText(octets, mask, 1);
    text.assign(octets.begin(), octets.end());
}

bool asksSerial(ByteView request)
{
    return request.size() == kSaharaRequestSize && request[0] == kSaharaExecuteData
        && request[8] == kSaharaSerial;
}

bool endsWhole(ByteView octets)
{
    const auto ofText = [](std::uint8_t c) { return (c >= ' ' && c < kEscape) || (c >= '\t' && c <= '\r'); };
    if (octets.empty() || octets.back() == kFlag)
        return true;
    return (octets.back() == '\r' || octets.back() == '\n') && std::ranges::all_of(octets, ofText);
}

}  // namespace reviver
