// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/sector_boot.h"

#include "core/simulator/marked_image.h"
#include "core/simulator/practice_elf.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace reviver::practice {
namespace {

constexpr std::size_t kPage = SimulatedFlash::kPageSize;
constexpr std::size_t kBlock = SimulatedFlash::kBlockSize;
constexpr std::uint32_t kBlocksWithTable = 64;  ///< how far the boot code looks for the table
constexpr std::size_t kRowsAt = 16;
constexpr std::size_t kRowSize = 28;
constexpr std::size_t kNameSize = 16;
constexpr std::string_view kRevision = "REVISION=";

// What an MDM9607 starts from, by the partition names of the EG25 (inferred).
constexpr std::array<std::string_view, 7> kPrograms{"0:SBL",  "0:TZ",    "0:RPM",   "0:aboot",
                                                    "0:boot", "0:modem", "0:system"};
constexpr std::string_view kSettings = "0:EFS2";

struct Place {
    std::uint32_t firstBlock = 0;
    std::uint32_t blocks = 0;
};
using Table = std::map<std::string, Place, std::less<>>;

bool beginsWith(ByteView page, std::uint32_t first, std::uint32_t second)
{
    return page.size() >= 8 && loadLe<std::uint32_t>(page) == first
        && loadLe<std::uint32_t>(page, 4) == second;
}

Table readTable(ByteView page)
{
    Table table;
    const std::size_t rows
        = std::min<std::size_t>(loadLe<std::uint32_t>(page, 12), (kPage - kRowsAt) / kRowSize);
    for (std::size_t at = kRowsAt; at < kRowsAt + rows * kRowSize; at += kRowSize) {
        const std::string_view name = asText(page.subspan(at, kNameSize));
        table[std::string(name.substr(0, name.find('\0')))]
            = {loadLe<std::uint32_t>(page, at + kNameSize), loadLe<std::uint32_t>(page, at + kNameSize + 4)};
    }
    return table;
}

Table findTable(const FlashStore &flash)
{
    for (std::uint32_t block = 0; block < kBlocksWithTable; ++block) {
        const Bytes pages = flash.readFrom(block, 0, 2 * kPage);
        if (pages.size() < 2 * kPage)
            break;
        const ByteView table = ByteView(pages).subspan(kPage);
        if (beginsWith(pages, 0xFE569FAC, 0xCD7F127A) && beginsWith(table, 0x55EE73AA, 0xE35EBDDB))
            return readTable(table);
    }
    return {};
}

/// The whole program in a place; empty if it is missing or damaged.
Bytes programIn(const FlashStore &flash, const Place &place)
{
    const Bytes head = flash.readFrom(place.firstBlock, 0, kPage);
    const std::size_t most = std::size_t{place.blocks} * kBlock;
    const bool elf = elfHeadersSize(head).has_value();
    const std::size_t size = elf ? elfSize(elfSegments(head)) : markedImageSize(head).value_or(0);
    if (size == 0 || size > most)
        return {};
    Bytes program = flash.readFrom(place.firstBlock, 0, size);
    const bool whole = elf ? elfIsWhole(program) : markedImageIsWhole(program);
    return whole ? program : Bytes();
}

std::string revisionIn(ByteView program)
{
    const std::string_view text = asText(program);
    const std::size_t at = text.find(kRevision);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = text.substr(at + kRevision.size());
    return std::string(rest.substr(0, rest.find('\n')));
}

bool isErased(ByteView octets)
{
    return std::ranges::all_of(octets, [](std::uint8_t octet) { return octet == 0xFF; });
}

}  // namespace

BootVerdict checkSectorBoot(const FlashStore &flash)
{
    const Table table = findTable(flash);
    if (table.empty())
        return {false, "there is no partition table", {}};
    BootVerdict verdict;
    for (const std::string_view name : kPrograms) {
        const auto place = table.find(name);
        const Bytes program = place == table.end() ? Bytes() : programIn(flash, place->second);
        if (program.empty())
            return {false, fmt::format("{} is missing or damaged", name), {}};
        if (name == "0:modem")
            verdict.version = revisionIn(program);
    }
    const auto settings = table.find(kSettings);
    if (settings == table.end() || isErased(flash.readFrom(settings->second.firstBlock, 0, kPage)))
        return {false, "the settings area is empty", {}};
    verdict.boots = true;
    return verdict;
}

}  // namespace reviver::practice
