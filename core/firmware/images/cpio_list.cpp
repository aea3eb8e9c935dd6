// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/cpio_list.h"

#include "core/firmware/limits.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace reviver {

namespace {

constexpr std::size_t kHeader = 110;
constexpr std::size_t kSizeAt = 54;
constexpr std::size_t kNameSizeAt = 94;

std::optional<std::uint32_t> hexField(ByteView header, std::size_t at)
{
    const std::string_view digits = asText(header.subspan(at, 8));
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (problem != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::uint64_t toFour(std::uint64_t size)
{
    return (size + 3) / 4 * 4;
}

std::string shownName(ByteView field)
{
    std::string name(field.begin(), std::ranges::find(field, 0));
    std::ranges::replace_if(
        name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
    return name;
}

}  // namespace

bool CpioList::hasMagic(ByteView head)
{
    return asText(head).starts_with("070701") || asText(head).starts_with("070702");
}

/// Gathers `size` octets over the borders of pieces; true when they are there.
bool CpioList::collect(ByteView &piece, std::size_t size)
{
    const std::size_t count = std::min(size - m_part.size(), piece.size());
    append(m_part, piece.first(count));
    piece = piece.subspan(count);
    return m_part.size() == size;
}

void CpioList::readHeader()
{
    const auto size = hexField(m_part, kSizeAt);
    const auto nameSize = hexField(m_part, kNameSizeAt);
    const bool sane = hasMagic(m_part) && size && nameSize && *nameSize > 0
        && *nameSize <= limits::kMemberPath && m_count < limits::kArchiveMembers;
    m_state = sane ? State::Name : State::Broken;
    if (!sane)
        return;
    m_fileSize = *size;
    m_nameSize = static_cast<std::size_t>(toFour(kHeader + *nameSize) - kHeader);
}

void CpioList::readName()
{
    File file{.name = shownName(m_part), .size = m_fileSize};
    if (file.name == "TRAILER!!!") {
        m_state = State::Complete;
        return;
    }
    ++m_count;
    m_octets += file.size;
    m_skip = toFour(file.size);
    m_state = State::Skip;
    if (m_files.size() < kShown)
        m_files.push_back(std::move(file));
}

void CpioList::take(ByteView piece)
{
    while (!piece.empty() && m_state != State::Complete && m_state != State::Broken) {
        if (m_state == State::Skip) {
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(m_skip, piece.size()));
            piece = piece.subspan(count);
            m_skip -= count;
            if (m_skip == 0)
                m_state = State::Header;
        } else if (collect(piece, m_state == State::Header ? kHeader : m_nameSize)) {
            m_state == State::Header ? readHeader() : readName();
            m_part.clear();
        }
    }
}

}  // namespace reviver
