// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/image_checks.h"

#include "core/base/hex.h"
#include "core/firmware/images/balong.h"
#include "core/firmware/images/elf_image.h"
#include "core/firmware/images/partition_table.h"
#include "core/firmware/images/usbloader_erase.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver {

namespace {

void setCheck(FirmwareImage &image, CheckState state)
{
    if (state == CheckState::Bad || image.check == CheckState::None)
        image.check = state;
}

void report(FirmwareImage &image, std::vector<BundleProblem> &problems, Message what)
{
    setCheck(image, CheckState::Bad);
    image.warnings.push_back(what);
    problems.push_back({.code = ErrorCode::BundleCorrupt, .what = std::move(what), .where = image.name});
}

void addDetail(FirmwareImage &image, const char *name, std::string value)
{
    if (!value.empty())
        image.details.push_back({name, std::move(value)});
}

Result<void> checkElf(FirmwareImage &image, std::vector<BundleProblem> &problems, Reading &reading)
{
    const auto elf = readElfImage(image.data, reading);
    if (!elf && elf.error().code() == ErrorCode::BundleCorrupt) {
        report(image, problems, {REVIVER_TR("%1 is damaged: %2."), {image.name, elf.error().detail()}});
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
    addDetail(image, "HW_ID", (*elf)->certificates.hardwareId);
    addDetail(image, "SW_ID", (*elf)->certificates.softwareId);
    addDetail(image, "OEM_ID", (*elf)->certificates.makerId);
    addDetail(image, "MODEL_ID", (*elf)->certificates.modelId);
    if ((*elf)->digest.empty())
        return {};
    addDetail(image, "digests",
              fmt::format("{} of {} segments, {}", (*elf)->checked, (*elf)->segments, (*elf)->digest));
    addDetail(image, "signature", (*elf)->isSigned ? "present, can't be verified" : "none");
    if ((*elf)->bad.empty())
        setCheck(image, CheckState::Good);
    else
        report(image, problems,
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
            report(image, problems, {REVIVER_TR("%1 is damaged: its checksum is wrong."), {image.name}});
    }
    const auto system = SystemPartitionTable::decode(data.subspan(*page, *page));
    if (!system) {
        report(image, problems, {REVIVER_TR("%1 is damaged: %2."), {image.name, system.error().detail()}});
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

Result<void> noteSignature(FirmwareImage &image)
{
    constexpr std::uint64_t kMostTail = 64u << 10;
    const std::uint64_t size = std::min(image.data->size(), kMostTail);
    const auto tail = readAll(*image.data, image.data->size() - size, size);
    if (!tail)
        return failure(tail.error());
    if (const auto signature = BalongSignature::decode(*tail)) {
        addDetail(image, "signature area", fmt::format("{} octets, can't be verified", signature->size));
        addDetail(image, "key hash", signature->keyHash);
    }
    return {};
}

/// The size is bounded like that of any loader; a larger one is none.
Result<void> noteUsbLoader(FirmwareImage &image)
{
    const auto octets = readAll(*image.data, 0, image.data->size(), limits::kLoaderSpan);
    if (!octets)
        return failure(octets.error());
    const auto loader = UsbLoader::decode(*octets, octets->size());
    if (!loader)
        return {};
    for (const UsbLoaderBlock &block : loader->blocks)
        addDetail(image, "block", fmt::format("{} octets to {}", block.size, hexNumber(block.address, 8)));
    const EraseVerdict erase = eraseOnStart(*octets);
    if (erase.does != FlashErase::Spares)
        image.warnings.push_back(erase.reason);
    addDetail(image, "erases the flash", std::string(flashEraseName(erase.does)));
    return {};
}

Result<void> noteBalong(FirmwareImage &image)
{
    constexpr std::size_t kTable = 2048;
    const auto head = headOf(*image.data, kTable);
    if (!head)
        return failure(head.error());
    if (image.role == ImageRole::BalongPtable) {
        if (const auto table = BalongTable::decode(*head)) {
            addDetail(image, "product", table->product);
            addDetail(image, "partitions", std::to_string(table->rows.size()));
        }
    }
    if (image.role == ImageRole::UsbLoader && image.size <= limits::kLoaderSpan)
        return noteUsbLoader(image);
    return {};
}

}  // namespace

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
    REVIVER_TRY(noteBalong(image));
    return noteSignature(image);
}

}  // namespace reviver
