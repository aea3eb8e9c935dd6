// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/pe_file.h"

#include "core/firmware/limits.h"
#include "core/firmware/reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace reviver {

namespace {

constexpr std::uint16_t kDosMagic = 0x5A4D;
constexpr std::uint32_t kPeMagic = 0x00004550;
constexpr std::size_t kCoffSize = 24;  // with the PE magic
constexpr std::size_t kSectionSize = 40;
constexpr std::uint32_t kFileAlignment = 0x200;
constexpr std::uint32_t kResourceDirectory = 2;
constexpr std::uint32_t kCertificateDirectory = 4;
/// Type, name and language.
constexpr int kTreeDepth = 3;

struct Section {
    std::string name;
    std::uint32_t address = 0;
    std::uint32_t virtualSize = 0;
    std::uint32_t rawOffset = 0;
    std::uint32_t rawSize = 0;
};

struct Directory {
    std::uint32_t address = 0;
    std::uint32_t size = 0;
};

struct Headers {
    std::vector<Section> sections;
    Directory resources;
    Directory certificates;
};

Section decodeSection(ByteView octets)
{
    const ByteView name = octets.first(8);
    return {.name = std::string(name.begin(), std::ranges::find(name, 0)),
            .address = loadLe<std::uint32_t>(octets, 12),
            .virtualSize = loadLe<std::uint32_t>(octets, 8),
            .rawOffset = loadLe<std::uint32_t>(octets, 20),
            .rawSize = loadLe<std::uint32_t>(octets, 16)};
}

/// Directory `index` of an optional header, zeros if it has none.
Directory directoryOf(ByteView optional, std::uint32_t index)
{
    const bool wide = optional.size() >= 2 && loadLe<std::uint16_t>(optional) == 0x20B;
    const std::size_t countAt = wide ? 108 : 92;
    if (optional.size() < countAt + 4 || index >= loadLe<std::uint32_t>(optional, countAt))
        return {};
    const std::size_t at = countAt + 4 + 8 * std::size_t{index};
    if (optional.size() < at + 8)
        return {};
    return {loadLe<std::uint32_t>(optional, at), loadLe<std::uint32_t>(optional, at + 4)};
}

Result<std::optional<Headers>> readHeaders(const ByteSource &source)
{
    constexpr std::size_t kDosSize = 64;
    const auto dos = headOf(source, kDosSize);
    if (!dos)
        return failure(dos.error());
    if (dos->size() < kDosSize || loadLe<std::uint16_t>(*dos) != kDosMagic)
        return std::nullopt;
    const std::uint64_t at = loadLe<std::uint32_t>(*dos, 0x3C);
    if (at + kCoffSize > source.size())
        return std::nullopt;
    const auto coff = readAll(source, at, kCoffSize);
    if (!coff)
        return failure(coff.error());
    const std::uint64_t sections = loadLe<std::uint16_t>(*coff, 6);
    const std::uint64_t optionalSize = loadLe<std::uint16_t>(*coff, 20);
    const std::uint64_t tableSize = optionalSize + sections * kSectionSize;
    if (loadLe<std::uint32_t>(*coff) != kPeMagic || sections > limits::kPeSections
        || at + kCoffSize + tableSize > source.size())
        return std::nullopt;
    const auto table = readAll(source, at + kCoffSize, tableSize);
    if (!table)
        return failure(table.error());
    const ByteView optional = ByteView(*table).first(static_cast<std::size_t>(optionalSize));
    Headers headers{.sections = {},
                    .resources = directoryOf(optional, kResourceDirectory),
                    .certificates = directoryOf(optional, kCertificateDirectory)};
    for (std::size_t i = 0; i < sections; ++i)
        headers.sections.push_back(decodeSection(ByteView(*table).subspan(
            static_cast<std::size_t>(optionalSize) + i * kSectionSize, kSectionSize)));
    return headers;
}

/// The octets that a section really has in the file.
std::uint64_t rawStart(const Section &section)
{
    return section.rawOffset / kFileAlignment * kFileAlignment;
}

std::uint64_t rawEnd(const Section &section, std::uint64_t fileSize)
{
    const std::uint64_t rounded
        = (std::uint64_t{section.rawSize} + kFileAlignment - 1) / kFileAlignment * kFileAlignment;
    return std::min(rawStart(section) + rounded, fileSize);
}

class ResourceWalker {
public:
    ResourceWalker(const ByteSource &source, const Headers &headers) : m_source(source), m_headers(headers) {}

    Result<std::vector<PePart>> walk();

private:
    std::optional<std::uint64_t> fileOffset(std::uint32_t address) const;
    Result<void> walkDirectory(std::uint32_t at, int depth, const std::string &path);
    Result<void> walkEntry(std::uint32_t nameField, std::uint32_t target, int depth, const std::string &path);
    Result<void> addLeaf(std::uint32_t at, const std::string &path);
    std::string entryName(std::uint32_t field, int depth) const;
    /// Octets of the resource tree; offsets count from its start.
    Result<Bytes> tree(std::uint64_t at, std::uint64_t size) const;

    const ByteSource &m_source;
    const Headers &m_headers;
    std::uint64_t m_root = 0;
    std::set<std::uint32_t> m_visited;
    std::vector<PePart> m_leaves;
};

std::optional<std::uint64_t> ResourceWalker::fileOffset(std::uint32_t address) const
{
    for (const Section &section : m_headers.sections) {
        const std::uint64_t extent = std::max(section.virtualSize, section.rawSize);
        if (address < section.address || address - section.address >= extent)
            continue;
        const std::uint64_t offset = rawStart(section) + (address - section.address);
        if (offset < m_source.size())
            return offset;
    }
    return std::nullopt;
}

Result<Bytes> ResourceWalker::tree(std::uint64_t at, std::uint64_t size) const
{
    if (m_root + at + size > m_source.size())
        return Bytes();
    return readAll(m_source, m_root + at, size);
}

/// Names are UTF-16 with a length in front; what is not ASCII is shown as "?".
std::string ResourceWalker::entryName(std::uint32_t field, int depth) const
{
    constexpr std::uint32_t kIsText = 0x80000000;
    constexpr std::uint32_t kRcData = 10;
    constexpr std::uint16_t kLongestName = 64;
    if (!(field & kIsText))
        return depth == 0 && field == kRcData ? std::string("RCDATA") : std::to_string(field);
    const std::uint32_t at = field & ~kIsText;
    const auto length = tree(at, 2);
    if (!length || length->empty())
        return "?";
    const auto count = std::min(loadLe<std::uint16_t>(*length), kLongestName);
    const auto text = tree(at + 2, 2 * std::uint64_t{count});
    std::string name;
    for (std::size_t i = 0; text && i + 1 < text->size(); i += 2) {
        const auto unit = loadLe<std::uint16_t>(*text, i);
        name += unit > 0x20 && unit < 0x7F ? static_cast<char>(unit) : '?';
    }
    return name;
}

Result<void> ResourceWalker::addLeaf(std::uint32_t at, const std::string &path)
{
    const auto entry = tree(at, 16);
    if (!entry)
        return failure(entry.error());
    if (entry->empty() || m_leaves.size() == limits::kPeResources)
        return {};
    const auto offset = fileOffset(loadLe<std::uint32_t>(*entry));
    const auto size = loadLe<std::uint32_t>(*entry, 4);
    if (offset && size > 0 && size <= m_source.size() - *offset)
        m_leaves.push_back({.name = "resource " + path, .offset = *offset, .size = size});
    return {};
}

Result<void> ResourceWalker::walkEntry(std::uint32_t nameField, std::uint32_t target, int depth,
                                       const std::string &path)
{
    constexpr std::uint32_t kIsDirectory = 0x80000000;
    // The language below the name says nothing to the user.
    std::string here = path;
    if (depth < kTreeDepth - 1)
        here += (depth > 0 ? "/" : "") + entryName(nameField, depth);
    if (!(target & kIsDirectory))
        return addLeaf(target, here);
    return walkDirectory(target & ~kIsDirectory, depth + 1, here);
}

Result<void> ResourceWalker::walkDirectory(std::uint32_t at, int depth, const std::string &path)
{
    constexpr std::size_t kHead = 16;
    constexpr std::size_t kEntry = 8;
    if (depth >= kTreeDepth || !m_visited.insert(at).second || m_visited.size() > limits::kPeResources)
        return {};
    const auto head = tree(at, kHead);
    if (!head)
        return failure(head.error());
    if (head->empty())
        return {};
    const std::uint64_t count
        = std::uint64_t{loadLe<std::uint16_t>(*head, 12)} + loadLe<std::uint16_t>(*head, 14);
    const auto entries = tree(at + kHead, std::min<std::uint64_t>(count, limits::kPeResources) * kEntry);
    if (!entries)
        return failure(entries.error());
    for (std::size_t i = 0; i + kEntry <= entries->size(); i += kEntry)
        REVIVER_TRY(walkEntry(loadLe<std::uint32_t>(*entries, i), loadLe<std::uint32_t>(*entries, i + 4),
                              depth, path));
    return {};
}

Result<std::vector<PePart>> ResourceWalker::walk()
{
    const auto root = m_headers.resources.address ? fileOffset(m_headers.resources.address) : std::nullopt;
    if (!root)
        return std::vector<PePart>();
    m_root = *root;
    REVIVER_TRY(walkDirectory(0, 0, {}));
    return std::move(m_leaves);
}

std::optional<PePart> overlayOf(const Headers &headers, std::uint64_t fileSize)
{
    std::uint64_t start = 0;
    for (const Section &section : headers.sections) {
        if (section.rawSize > 0)
            start = std::max(start, rawEnd(section, fileSize));
    }
    std::uint64_t end = fileSize;
    // The certificates are addressed by file offset, and normally stand last.
    if (headers.certificates.address >= start && headers.certificates.address < end
        && headers.certificates.size > 0)
        end = headers.certificates.address;
    if (start == 0 || start >= end)
        return std::nullopt;
    return PePart{.name = "overlay", .offset = start, .size = end - start};
}

std::string pathAt(const ByteSourcePtr &source, std::uint64_t offset, int depth)
{
    if (depth >= limits::kDepth)
        return {};
    const auto program = readPeFile(*source);
    if (!program || !*program)
        return {};
    std::vector<PePart> parts = (*program)->resources;
    if ((*program)->overlay)
        parts.push_back(*(*program)->overlay);
    const auto holds
        = [&](const PePart &part) { return offset >= part.offset && offset - part.offset < part.size; };
    const auto part = std::ranges::find_if(parts, holds);
    if (part == parts.end())
        return {};
    return " > " + part->name
        + pathAt(partOf(source, part->offset, part->size), offset - part->offset, depth + 1);
}

}  // namespace

Result<std::optional<PeFile>> readPeFile(const ByteSource &source)
{
    const auto headers = readHeaders(source);
    if (!headers)
        return failure(headers.error());
    if (!*headers)
        return std::nullopt;
    auto resources = ResourceWalker(source, **headers).walk();
    if (!resources)
        return failure(resources.error());
    const auto isUpx = [](const Section &section) { return section.name.starts_with("UPX"); };
    return PeFile{.resources = std::move(*resources),
                  .overlay = overlayOf(**headers, source.size()),
                  .packedWithUpx = std::ranges::any_of((*headers)->sections, isUpx)};
}

std::string pathInPrograms(const ByteSourcePtr &source, std::uint64_t offset)
{
    return pathAt(source, offset, 0);
}

}  // namespace reviver
