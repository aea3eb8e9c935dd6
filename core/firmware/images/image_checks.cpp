// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/image_checks.h"

#include "core/base/hex.h"
#include "core/firmware/images/elf_image.h"
#include "core/firmware/images/image_notes.h"
#include "core/firmware/images/partition_table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver {

namespace {

Result<void> checkElf(FirmwareImage &image, std::vector<BundleProblem> &problems, Reading &reading)
{
    const auto elf = readElfImage(image.data, reading);
    if (!elf && elf.error().code() == ErrorCode::BundleCorrupt) {
        reportDamage(image, problems, {REVIVER_TR("%1 is damaged: %2."), {image.name, elf.error().detail()}});
        return {};
    }
    if (!elf)
        return failure(elf.error());
    if (!*elf)
        return {};
    addDetail(image, "machine",
              (*elf)->machine == 40        ? "ARM"
                  : (*elf)->machine == 164 ? "Hexagon"
                                           : std::to_string((*elf)->machine));
    addDetail(image, "entry", hexNumber((*elf)->entry, 8));
    if ((*elf)->cookies > 0)
        addDetail(image, "block cookies", fmt::format("{}, left out of the digests", (*elf)->cookies));
    noteCertificates(image, (*elf)->certificates);
    if ((*elf)->digest.empty())
        return {};
    addDetail(image, "digests",
              fmt::format("{} of {} segments, {}", (*elf)->checked, (*elf)->segments, (*elf)->digest));
    addDetail(image, "signature", (*elf)->isSigned ? "present, can't be verified" : "none");
    if ((*elf)->bad.empty())
        setCheck(image, CheckState::Good);
    else
        reportDamage(image, problems,
                     {REVIVER_TR("%1 is damaged: the digest of segment %2 is wrong."),
                      {image.name, std::to_string((*elf)->bad.front())}});
    return {};
}

/// Page size by the distance of the table behind the first page.
std::optional<std::size_t> mibibPageSize(ByteView data)
{
    for (const std::size_t page : {std::size_t{512}, std::size_t{2048}, std::size_t{4096}}) {
        if (data.size() >= 4 * page && SystemPartitionTable::hasMagic(data.subspan(page)))
            return page;
    }
    return std::nullopt;
}

Result<void> checkMibib(FirmwareImage &image, std::vector<BundleProblem> &problems)
{
    constexpr std::uint64_t kMostOctets = 64u << 10;
    const auto octets = readAll(*image.data, 0, std::min(image.data->size(), kMostOctets));
    if (!octets)
        return failure(octets.error());
    const ByteView data(*octets);
    const auto page = mibibPageSize(data);
    if (!page)
        return {};
    addDetail(image, "age", std::to_string(loadLe<std::uint32_t>(data, 12)));
    const ByteView crcPage = data.subspan(3 * *page);
    if (loadLe<std::uint32_t>(crcPage) == 0x9D41BEA1 && loadLe<std::uint32_t>(crcPage, 4) == 0xF1DED2EA) {
        if (mibibCrc(data.first(2 * *page)) == loadLe<std::uint32_t>(crcPage, 12))
            setCheck(image, CheckState::Good);
        else
            reportDamage(image, problems,
                         {REVIVER_TR("%1 is damaged: its checksum is wrong."), {image.name}});
    }
    const auto system = SystemPartitionTable::decode(data.subspan(*page, *page));
    if (!system) {
        reportDamage(image, problems,
                     {REVIVER_TR("%1 is damaged: %2."), {image.name, system.error().detail()}});
        return {};
    }
    addDetail(image, "partitions", std::to_string(system->rows.size()));
    const auto user = PartitionTable::decode(data.subspan(2 * *page, *page));
    // Pages of 2 KiB come in erase blocks of 128 KiB, 64 pages each.
    const auto blockKib = static_cast<std::uint32_t>(*page * 64 / 1024);
    if (user) {
        const auto lines = differences(*user, *system, blockKib);
        if (!lines.empty())
            image.warnings.push_back({REVIVER_TR("Its two partition tables differ: %1."), {lines.front()}});
    }
    return {};
}

}  // namespace

void addDetail(FirmwareImage &image, const char *name, std::string value)
{
    if (!value.empty())
        image.details.push_back({name, std::move(value)});
}

void setCheck(FirmwareImage &image, CheckState state)
{
    if (state == CheckState::Bad || image.check == CheckState::None)
        image.check = state;
}

void reportDamage(FirmwareImage &image, std::vector<BundleProblem> &problems, Message what)
{
    setCheck(image, CheckState::Bad);
    image.warnings.push_back(what);
    problems.push_back({.code = ErrorCode::BundleCorrupt, .what = std::move(what), .where = image.name});
}

std::uint32_t mibibCrc(ByteView data)
{
    std::uint32_t crc = 0;
    for (const std::uint8_t octet : data) {
        crc ^= std::uint32_t{octet} << 24;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 0x80000000 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
    }
    return crc;
}

Result<void> checkOwnChecksums(FirmwareImage &image, std::vector<BundleProblem> &problems, Reading &reading)
{
    if (image.truncated)
        return {};
    if (image.role == ImageRole::Mibib)
        REVIVER_TRY(checkMibib(image, problems));
    REVIVER_TRY(checkElf(image, problems, reading));
    REVIVER_TRY(notePackedContent(image, problems, reading));
    REVIVER_TRY(noteQualcommContent(image));
    return noteBalongContent(image);
}

}  // namespace reviver
