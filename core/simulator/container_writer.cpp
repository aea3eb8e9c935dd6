// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/container_writer.h"

#include "core/base/crc.h"
#include "core/simulator/made_octets.h"

#include <algorithm>

namespace reviver::practice {
namespace {

constexpr std::size_t kPrefixSize = 92;
constexpr std::size_t kRecordHeaderSize = 98;
constexpr std::size_t kCrcOffset = 92;
constexpr std::size_t kContainerBlock = 4096;

constexpr std::uint32_t kResourceRva = 0x1000;
constexpr std::uint32_t kFileAlignment = 0x200;
constexpr std::uint32_t kSectionAlignment = 0x1000;

void appendText(Bytes &out, std::string_view text, std::size_t size)
{
    Bytes field(size, 0);
    std::copy_n(text.begin(), std::min(text.size(), size), field.begin());
    append(out, field);
}

std::uint32_t roundUp(std::size_t value, std::uint32_t multiple)
{
    return static_cast<std::uint32_t>((value + multiple - 1) / multiple * multiple);
}

void padTo(Bytes &out, std::uint32_t multiple)
{
    out.resize(roundUp(out.size(), multiple), 0);
}

void appendRecord(Bytes &out, const PracticeImage &image, std::string_view version, std::string_view hardware)
{
    const std::size_t blocks = (image.data.size() + kContainerBlock - 1) / kContainerBlock;
    Bytes header{0x55, 0xAA, 0x5A, 0xA5};
    appendLe(header, static_cast<std::uint32_t>(kRecordHeaderSize + 2 * blocks));
    appendLe(header, std::uint32_t{1});
    appendText(header, hardware, 8);
    appendLe(header, image.recordId);
    appendLe(header, static_cast<std::uint32_t>(image.data.size()));
    appendText(header, "2013.09.08", 16);
    appendText(header, "12.34.56", 16);
    appendText(header, version, 32);
    appendLe(header, std::uint16_t{0});
    appendLe(header, static_cast<std::uint32_t>(kContainerBlock));
    const std::uint16_t crc = crc16X25(header);
    header[kCrcOffset] = static_cast<std::uint8_t>(crc & 0xFF);
    header[kCrcOffset + 1] = static_cast<std::uint8_t>(crc >> 8);
    append(out, header);
    for (std::size_t at = 0; at < image.data.size(); at += kContainerBlock)
        appendLe(
            out,
            crc16X25(ByteView(image.data).subspan(at, std::min(kContainerBlock, image.data.size() - at))));
    append(out, image.data);
    padTo(out, 4);
}

/// One level of the resource tree with one entry in it.
void appendDirectory(Bytes &out, bool named, std::uint32_t nameOrId, std::uint32_t child)
{
    appendLe(out, std::uint32_t{0});  // characteristics
    appendLe(out, std::uint32_t{0});  // time stamp
    appendLe(out, std::uint32_t{0});  // version
    appendLe(out, static_cast<std::uint16_t>(named ? 1 : 0));
    appendLe(out, static_cast<std::uint16_t>(named ? 0 : 1));
    appendLe(out, nameOrId);
    appendLe(out, child);
}

/// The .rsrc section: type, id, language, then the data. Returns its octets.
Bytes resourceSection(std::string_view type, std::uint32_t id, ByteView resource)
{
    constexpr std::uint32_t kDirectorySize = 24;
    constexpr std::uint32_t kSubDirectory = 0x80000000;
    constexpr std::uint32_t kEntryOffset = 3 * kDirectorySize;
    constexpr std::uint32_t kNameOffset = kEntryOffset + 16;
    constexpr std::uint32_t kEnglish = 1033;
    const std::uint32_t dataOffset = roundUp(kNameOffset + 2 + 2 * type.size(), 16);

    Bytes section;
    appendDirectory(section, true, kSubDirectory | kNameOffset, kSubDirectory | kDirectorySize);
    appendDirectory(section, false, id, kSubDirectory | 2 * kDirectorySize);
    appendDirectory(section, false, kEnglish, kEntryOffset);
    appendLe(section, kResourceRva + dataOffset);
    appendLe(section, static_cast<std::uint32_t>(resource.size()));
    appendLe(section, std::uint32_t{0});
    appendLe(section, std::uint32_t{0});
    appendLe(section, static_cast<std::uint16_t>(type.size()));
    for (const char letter : type)
        appendLe(section, static_cast<std::uint16_t>(static_cast<unsigned char>(letter)));
    section.resize(dataOffset, 0);
    append(section, resource);
    return section;
}

/// DOS stub, COFF header, optional header and one section header: 0x200 octets.
Bytes peHeaders(std::uint32_t sectionSize, std::uint32_t rawSize)
{
    constexpr std::uint16_t kIntel386 = 0x14C;
    constexpr std::uint16_t kOptionalHeaderSize = 0xE0;
    constexpr std::uint16_t kExecutable32Bit = 0x0102;
    constexpr std::uint32_t kReadableData = 0x40000040;
    Bytes pe{'M', 'Z'};
    pe.resize(0x3C, 0);
    appendLe(pe, std::uint32_t{0x40});
    append(pe, asBytes(std::string_view("PE\0\0", 4)));
    appendHalves(pe, {kIntel386, 1});
    appendWords(pe, {0, 0, 0});
    appendHalves(pe, {kOptionalHeaderSize, kExecutable32Bit});
    appendHalves(pe, {0x10B, 1});
    appendWords(pe, {0, rawSize, 0, 0, kResourceRva, kResourceRva});
    appendWords(pe, {0x400000, kSectionAlignment, kFileAlignment});
    appendHalves(pe, {4, 0, 0, 0, 4, 0});
    appendWords(pe, {0, kResourceRva + roundUp(rawSize, kSectionAlignment), 0x200, 0});
    appendHalves(pe, {2, 0});
    appendWords(pe, {0x100000, 0x1000, 0x100000, 0x1000, 0, 16});
    for (int directory = 0; directory < 16; ++directory)
        appendWords(pe, {directory == 2 ? kResourceRva : 0, directory == 2 ? sectionSize : 0});
    appendText(pe, ".rsrc", 8);
    appendWords(pe, {sectionSize, kResourceRva, rawSize, 0x200, 0, 0, 0, kReadableData});
    pe.resize(0x200, 0);
    return pe;
}

}  // namespace

Bytes recordContainer(const std::vector<PracticeImage> &images, std::string_view version,
                      std::string_view hardware, std::uint8_t content)
{
    Bytes container(kPrefixSize, 0);
    container.front() = content;
    for (const PracticeImage &image : images)
        appendRecord(container, image, version, hardware);
    return container;
}

Bytes peWithResource(std::string_view type, std::uint32_t id, ByteView resource)
{
    const Bytes section = resourceSection(type, id, resource);
    const std::uint32_t rawSize = roundUp(section.size(), kFileAlignment);
    Bytes pe = peHeaders(static_cast<std::uint32_t>(section.size()), rawSize);
    append(pe, section);
    padTo(pe, kFileAlignment);
    return pe;
}

}  // namespace reviver::practice
