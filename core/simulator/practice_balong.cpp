// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_balong.h"

#include "core/simulator/container_writer.h"
#include "core/simulator/made_octets.h"

#include <charconv>
#include <fmt/format.h>

namespace reviver {
namespace {

using practice::appendWords;
using practice::fillerOctets;
using practice::overwrite;

constexpr std::uint32_t kModemProgram = 0x220000;
constexpr std::uint32_t kSettingsToLoad = 0x250000;
constexpr std::array kRecords{0x200000u,       0x230000u, kModemProgram, 0x240000u,
                              kSettingsToLoad, 0x090000u, 0x570000u};

constexpr std::uint32_t kNvMagic = 0x0000766E;
constexpr std::uint8_t kSignedProgram = 0x08 | 0x01;

constexpr std::size_t kLoaderHeadSize = 84;
constexpr std::size_t kBlockTableAt = 36;
constexpr std::size_t kRamInitSize = 1500;
constexpr std::size_t kUsbLoaderSize = 24 * 1024 + 100;
constexpr std::size_t kEraseCodeAt = 0x800;
constexpr std::size_t kTableAt = 0x1000;
constexpr std::size_t kTableSize = 2048;

void overwriteWord(Bytes &target, std::size_t offset, std::uint32_t word)
{
    for (std::size_t i = 0; i < 4; ++i)
        target[offset + i] = static_cast<std::uint8_t>(word >> 8 * i);
}

/// "nv" descriptors of an image and a text, then both.
Bytes settingsToLoad(std::size_t size)
{
    constexpr std::uint32_t kHead = 24;
    constexpr std::uint32_t kText = 512;
    const auto image = static_cast<std::uint32_t>(size) - kHead - kText;
    Bytes data;
    appendWords(data, {kNvMagic, kHead, image, kNvMagic, kHead + image, kText});
    append(data, fillerOctets(size - kHead, kSettingsToLoad));
    return data;
}

/// key hash at 6; size, a word, and the magic at the end.
Bytes signatureArea(std::size_t records)
{
    Bytes area = fillerOctets(54 + 264 * (records + 1), 11);
    for (std::size_t i = 0; i < kBalongKeyHash.size() / 2; ++i) {
        const char *digits = kBalongKeyHash.data() + 2 * i;
        std::from_chars(digits, digits + 2, area[6 + i], 16);
    }
    overwriteWord(area, area.size() - 12, static_cast<std::uint32_t>(area.size()));
    overwriteWord(area, area.size() - 8, 0);
    overwriteWord(area, area.size() - 4, 0xFFAAAFFA);
    return area;
}

std::string recordVersion(std::string_view version)
{
    return fmt::format("E3372 {}", version);
}

/// pTableHead, rows of 48 octets, pTableTail.
Bytes flashTable()
{
    Bytes table(kTableSize, 0);
    overwrite(table, 0, "pTableHead");
    table[15] = 0x80;
    overwrite(table, 16, "BOOTROM_V01.02");
    overwrite(table, 32, "PRACTICE_STICK");
    std::size_t at = 48;
    std::uint32_t start = 0;
    for (const std::string_view name : {"m3boot", "fastboot", "nvbackup", "kernel", "m3image", "vxworks"}) {
        overwrite(table, at, name);
        overwriteWord(table, at + 16, start);
        overwriteWord(table, at + 20, 0x400000);
        overwriteWord(table, at + 24, 0x400000);
        start += 0x400000;
        at += 48;
    }
    overwrite(table, at, "T");
    overwrite(table, kTableSize - 16, "pTableTail");
    return table;
}

}  // namespace

std::vector<PracticeImage> balongPracticeImages(std::string_view version, PracticeSizes sizes)
{
    constexpr std::size_t kLarge = 5'140'000;  // 36 MB in all
    std::vector<PracticeImage> images;
    for (const std::uint32_t id : kRecords) {
        const std::size_t size = sizes == PracticeSizes::Forum ? kLarge : 16 * 1024 + id / 0x100;
        Bytes data = id == kSettingsToLoad ? settingsToLoad(size) : fillerOctets(size, id);
        if (id == kModemProgram)
            overwrite(data, 0x200, std::string(1, '\0') + std::string(version) + std::string(1, '\0'));
        images.push_back({fmt::format("record_{:08x}", id), id, std::move(data)});
    }
    return images;
}

Bytes balongPracticeContainer(const std::vector<PracticeImage> &images, std::string_view version,
                              std::string_view hardware)
{
    return practice::recordContainer(images, recordVersion(version), hardware);
}

Bytes signedBalongContainer(std::vector<PracticeImage> images, std::string_view version,
                            std::string_view hardware)
{
    if (!images.empty())
        append(images.front().data, signatureArea(images.size()));
    return practice::recordContainer(images, recordVersion(version), hardware, kSignedProgram);
}

Bytes practiceUsbLoader(LoaderErase erase)
{
    constexpr std::uint32_t kCall = 0xEB000010;
    constexpr std::uint32_t kNoCall = 0xE3A00000;
    Bytes loader;
    appendWords(loader, {0x00020000});
    loader.resize(kBlockTableAt, 0);
    appendWords(loader, {1, kRamInitSize, 0x2FFE4000, kLoaderHeadSize});
    appendWords(loader, {2, kUsbLoaderSize, 0x30004000, kLoaderHeadSize + kRamInitSize});
    loader.resize(kLoaderHeadSize, 0);
    append(loader, fillerOctets(kRamInitSize, 21));

    Bytes program = fillerOctets(kUsbLoaderSize, 22);
    overwrite(program, 0x100, "Reviver practice loader");
    for (std::size_t i = 0; i < practice::kBeforeEraseCall.size(); ++i)
        overwriteWord(program, kEraseCodeAt + 4 * i, practice::kBeforeEraseCall[i]);
    overwriteWord(program, kEraseCodeAt + 4 * practice::kEraseCallAt,
                  erase == LoaderErase::Erases ? kCall : kNoCall);
    overwrite(program, kTableAt, asText(flashTable()));
    append(loader, program);
    return loader;
}

Result<void> writeBalongPracticeFiles(const std::filesystem::path &folder, PracticeSizes sizes)
{
    const auto images = balongPracticeImages(kBalongPracticeVersion, sizes);
    REVIVER_TRY(practice::writeFile(folder / fmt::format("E3372_practice_{}.bin", kBalongPracticeVersion),
                                    balongPracticeContainer(images)));
    REVIVER_TRY(
        practice::writeFile(folder / fmt::format("E3372_signed_practice_{}.bin", kBalongPracticeVersion),
                            signedBalongContainer(images)));
    return practice::writeFile(folder / "usblsafe_practice.bin", practiceUsbLoader());
}

namespace practice {

Bytes balongFactorySettings()
{
    return fillerOctets(8 * 1024, 31);
}

}  // namespace practice
}  // namespace reviver
