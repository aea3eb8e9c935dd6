// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_firmware.h"

#include "core/simulator/container_writer.h"
#include "core/simulator/made_images.h"
#include "core/simulator/made_octets.h"
#include "core/simulator/practice_balong.h"
#include "core/simulator/practice_firehose_set.h"
#include "core/simulator/practice_gobi.h"
#include "core/simulator/practice_mdm9615.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver {
namespace {

using practice::appendWords;
using practice::fillerOctets;
using practice::kMbnHeaderSize;
using practice::kSblHeaderSize;
using practice::mbnImage;
using practice::overwrite;
using practice::sblImage;
using practice::TableRow;

constexpr std::size_t kFlashPage = 2048;
constexpr std::size_t kTableSlots = 16;
constexpr std::size_t kDblPreambleSize = 0x2000;
constexpr std::size_t kStoredBlock = 0xFFFF;
constexpr std::size_t kLoaderCode = 12 * 1024;
constexpr std::uint32_t kLoaderAddress = 0x00100028;
constexpr std::size_t kSettingsPages = 6;

constexpr std::array<std::size_t, 8> kSmallSizes{0x1D0,     12 * 1024,  20 * 1024, 60 * 1024,
                                                 40 * 1024, 150 * 1024, 10007,     6 * kFlashPage};
constexpr std::array<std::size_t, 8> kForumSizes{0x1D0,    0x9F94,    0x71828, 0x1C4000,
                                                 0x247390, 0x1D57220, 0x7FB67, 0x4C000};

/// A user partition table with 16 slots, as in qtools ptable.h.
Bytes partitionTable()
{
    constexpr std::array kRows{
        TableRow{"0:MIBIB", 10, 4, {0xFF, 0xFF, 0xFF, 0xFE}},
        TableRow{"0:OSBL", 512, 50, {0xFF, 0xFF, 0xFF, 0xFF}},
        TableRow{"0:AMSS", 3000, 300, {0xFF, 0xFF, 0xFF, 0xFF}},
        TableRow{"0:DSP1", 3000, 300, {0xFF, 0xFF, 0x00, 0xFF}},
        TableRow{"0:DSP2", 50000, 2000, {0xFF, 0xFF, 0x00, 0xFF}},
        TableRow{"0:EFS2", 0xFFFFFFFF, 0xFFFF, {0x01, 0xFF, 0xFF, 0xFF}},
    };
    return practice::userTable(kRows, kTableSlots);
}

/// Two markers at 0x0 and 0x800, the real header at 0x2000, as in the EC315's DBL.
Bytes dblImage(std::size_t size)
{
    const Bytes code = fillerOctets(size - kDblPreambleSize - kSblHeaderSize, 2);
    return practice::behindMarkers(2, kDblPreambleSize, sblImage(0x0A, 0x40000000, code));
}

Bytes amssImage(std::size_t size, std::string_view version)
{
    Bytes code = fillerOctets(size - kMbnHeaderSize, 4);
    const std::string nul(1, '\0');
    overwrite(code, 0x200, nul + "E392u-12" + nul + std::string(version) + nul);
    return mbnImage(0x02, 0x42000000, code);
}

/// A zlib stream of exactly `size` octets that holds its content uncompressed.
Bytes zlibResources(std::size_t size)
{
    constexpr std::size_t kFrame = 2 + 4;
    constexpr std::size_t kBlockHeader = 5;
    const std::size_t blocks
        = (size - kFrame + kBlockHeader + kStoredBlock - 1) / (kBlockHeader + kStoredBlock);
    const Bytes content = fillerOctets(size - kFrame - blocks * kBlockHeader, 7);
    Bytes stream{0x78, 0xDA};
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const std::uint8_t octet : content) {
        low = (low + octet) % 65521;
        high = (high + low) % 65521;
    }
    for (std::size_t at = 0; at < content.size(); at += kStoredBlock) {
        const ByteView part = ByteView(content).subspan(at, std::min(kStoredBlock, content.size() - at));
        stream.push_back(at + part.size() == content.size() ? 1 : 0);
        appendLe(stream, static_cast<std::uint16_t>(part.size()));
        appendLe(stream, static_cast<std::uint16_t>(~part.size()));
        append(stream, part);
    }
    appendBe(stream, high << 16 | low);
    return stream;
}

/// EFS2 factory image: magic, versions, geometry, then erased pages.
Bytes efs2Image(std::size_t size)
{
    Bytes image;
    appendWords(image, {0x34856787, 0x92347759});
    appendLe(image, std::uint16_t{4});
    appendLe(image, std::uint16_t{24});
    appendWords(image, {64, kFlashPage, 100, 0, 0, 0});
    image.resize(size, 0xFF);
    return image;
}

}  // namespace

std::vector<PracticeImage> practiceImages(PracticeSizes sizes, std::string_view version)
{
    const auto &size = sizes == PracticeSizes::Forum ? kForumSizes : kSmallSizes;
    const auto code
        = [](std::size_t octets, std::uint32_t seed) { return fillerOctets(octets - kMbnHeaderSize, seed); };
    return {
        {"partition-table", 0x00010000, partitionTable()},
        {"dbl", 0x00110000, dblImage(size[1])},
        {"osbl", 0x00130000, sblImage(0x0B, 0x41000000, fillerOctets(size[2] - kSblHeaderSize, 3))},
        {"amss", 0x00080000, amssImage(size[3], version)},
        {"dsp1", 0x00140000, mbnImage(0x08, 0x43000000, code(size[4], 5))},
        {"dsp2", 0x00150000, mbnImage(0x0C, 0x44000000, code(size[5], 6))},
        {"resources", 0x00160000, zlibResources(size[6])},
        {"efs2", 0x00090000, efs2Image(size[7])},
    };
}

Bytes practiceContainer(const std::vector<PracticeImage> &images, std::string_view version,
                        std::string_view hardware)
{
    return practice::recordContainer(images, version, hardware);
}

Bytes practiceUpdater(const std::vector<PracticeImage> &images, std::string_view hardware)
{
    const Bytes inner
        = practice::peWithResource("BIN", 250, practiceContainer(images, kPracticeVersion, hardware));
    return practice::peWithResource("UPDATEWIZARD", 130, inner);
}

Bytes practiceLoader()
{
    Bytes code = fillerOctets(kLoaderCode, 9);
    overwrite(code, 0x100, "Reviver practice loader");
    return mbnImage(0x07, kLoaderAddress, code);
}

Bytes factorySettingsArea()
{
    return efs2Image(kSettingsPages * kFlashPage);
}

Result<void> writePracticeFiles(const std::filesystem::path &folder, PracticeSizes sizes)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("can't make the folder {}: {}", folder.string(), error.message()));
    const std::string updater = fmt::format("E392_practice_{}.exe", kPracticeVersion);
    REVIVER_TRY(practice::writeFile(folder / updater, practiceUpdater(practiceImages(sizes))));
    REVIVER_TRY(practice::writeFile(folder / "NPRG9x00_practice.bin", practiceLoader()));
    REVIVER_TRY(writeBalongPracticeFiles(folder));
    REVIVER_TRY(writeGobiPracticeFile(folder));
    REVIVER_TRY(writeEm7565PracticeFile(folder));
    REVIVER_TRY(writeMdm9615PracticeFiles(folder));
    return writePracticeFirehoseSet(folder, sizes);
}

}  // namespace reviver
