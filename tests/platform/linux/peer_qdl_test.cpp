// SPDX-License-Identifier: Apache-2.0
// Debian's qdl on a practice chip in emergency mode that umockdev shows it over usbfs.
#include "core/simulator/made_octets.h"
#include "core/simulator/practice_firehose_set.h"
#include "tests/platform/linux/peer_program.h"

#include <QTemporaryDir>

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

constexpr std::size_t kPage = 2048;
constexpr std::size_t kPagesPerBlock = 64;
constexpr std::string_view kPatched = "0:recoveryfs";
constexpr std::uint32_t kPatchValue = 0x600DF00D;

std::size_t pagesOf(const PlacedImage &image)
{
    return (image.data.size() + kPage - 1) / kPage;
}

/// What flash has to hold afterwards: whole pages, and in one of them the patch behind
/// the image's own end.
Bytes expectedContent(const PlacedImage &image)
{
    Bytes content = image.data;
    content.resize(pagesOf(image) * kPage, 0);
    if (image.partition == kPatched) {
        content.resize(content.size() - 4);
        appendLe(content, kPatchValue);
    }
    return content;
}

/// A set as qdl wants it: lists with a row for each image, and the images beside them.
class Set {
public:
    explicit Set(const std::filesystem::path &folder)
    {
        std::string programs;
        std::string patches;
        for (const PlacedImage &image : images) {
            const std::string file = image.partition.substr(2) + ".img";
            written = written && practice::writeFile(folder / file, image.data);
            const std::size_t first = image.firstBlock * kPagesPerBlock;
            const std::size_t blocks = (pagesOf(image) + kPagesPerBlock - 1) / kPagesPerBlock;
            programs += fmt::format(
                "<erase PAGES_PER_BLOCK=\"64\" SECTOR_SIZE_IN_BYTES=\"2048\" num_partition_sectors=\"{0}\" "
                "start_sector=\"{1}\"/>\n"
                "<program PAGES_PER_BLOCK=\"64\" SECTOR_SIZE_IN_BYTES=\"2048\" filename=\"{2}\" "
                "label=\"{3}\" "
                "last_sector=\"{4}\" num_partition_sectors=\"{0}\" physical_partition_number=\"0\" "
                "start_sector=\"{1}\"/>\n",
                blocks * kPagesPerBlock, first, file, image.partition.substr(2),
                first + blocks * kPagesPerBlock - 1);
            if (image.partition == kPatched)
                patches += fmt::format(
                    "<patch SECTOR_SIZE_IN_BYTES=\"2048\" byte_offset=\"{}\" filename=\"DISK\" "
                    "physical_partition_number=\"0\" size_in_bytes=\"4\" start_sector=\"{}\" value=\"{}\" "
                    "what=\"Marks the last page.\"/>\n",
                    kPage - 4, first + pagesOf(image) - 1, kPatchValue);
        }
        write(folder / "rawprogram.xml", "<?xml version=\"1.0\"?>\n<data>\n" + programs + "</data>\n");
        write(folder / "patch.xml", "<?xml version=\"1.0\"?>\n<patches>\n" + patches + "</patches>\n");
        written = written && practice::writeFile(folder / "prog.mbn", practiceProgrammer());
    }

    const std::vector<PlacedImage> images
        = practicePlacedImages(PracticeSizes::Small, kFirehosePracticeVersion);
    bool written = true;

private:
    void write(const std::filesystem::path &file, std::string_view text)
    {
        written = written && practice::writeFile(file, asBytes(text));
    }
};

TEST(PeerQdl, LoadsTheProgrammerWritesTheSetAndPatchesIt)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("qdl"));
    if (program.isEmpty())
        GTEST_SKIP() << "qdl is not installed (package qdl)";
    const QTemporaryDir folder;
    const Set set(folder.path().toStdString());
    ASSERT_TRUE(set.written);
    pretended::Bus bus;
    pretended::PracticeOnBus modem(bus, "ec25-edl", pretended::PracticeOnBus::Driver::None);

    const auto peer = pretended::runPeer(program,
                                         {QStringLiteral("--debug"), QStringLiteral("--storage"),
                                          QStringLiteral("nand"), QStringLiteral("prog.mbn"),
                                          QStringLiteral("rawprogram.xml"), QStringLiteral("patch.xml")},
                                         folder.path());
    EXPECT_EQ(peer.exitCode, 0) << peer.said;

    EXPECT_TRUE(pretended::awaitMode(modem, PracticeMode::Normal)) << peer.said;
    const auto flash = modem.flash();
    for (const PlacedImage &image : set.images) {
        const Bytes expected = expectedContent(image);
        EXPECT_TRUE(std::ranges::any_of(flash, [&](const auto &stored) { return stored.second == expected; }))
            << image.partition;
    }
}

}  // namespace
}  // namespace reviver
