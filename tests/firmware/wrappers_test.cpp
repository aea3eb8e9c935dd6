// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "core/firmware/extract.h"
#include "core/firmware/formats/pe_file.h"
#include "tests/firmware/made_firmware.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Wrapped : public testing::Test {
protected:
    Result<FirmwareBundle> open(const Bytes &octets, const std::string &name = "input.exe")
    {
        return openBundle(m_folder.write(name, octets));
    }

    void expectTheEightImages(const Result<FirmwareBundle> &bundle)
    {
        ASSERT_TRUE(bundle) << bundle.error().detail();
        EXPECT_TRUE(bundle->whole());
        const auto made = eightImages();
        ASSERT_THAT(bundle->images, SizeIs(made.size()));
        for (std::size_t i = 0; i < made.size(); ++i)
            EXPECT_EQ(digestOf(bundle->images[i]), sha256Hex(made[i].data)) << i;
    }

    Members numbered() const
    {
        Members members;
        for (const MadeRecord &image : eightImages())
            members.emplace_back("fw/0" + std::to_string(members.size() + 1) + ".bin", image.data);
        return members;
    }

    Bytes m_container = containerOf(eightImages());
    TestFolder m_folder;
};

TEST_F(Wrapped, InTwoProgramsTellsTheWayThroughTheirResources)
{
    const auto bundle
        = open(programWith("UPDATEWIZARD", 130, programWith("BIN", 250, m_container)), "updater.exe");
    expectTheEightImages(bundle);
    EXPECT_EQ(bundle->images[4].provenance,
              "updater.exe > resource UPDATEWIZARD/130 > resource BIN/250 > record 5");
}

TEST_F(Wrapped, BehindAProgramTellsTheOverlay)
{
    const auto bundle = open(programWith("ICONS", 1, noise(50, 1), m_container), "updater.exe");
    expectTheEightImages(bundle);
    EXPECT_EQ(bundle->images[0].provenance, "updater.exe > overlay > record 1");
}

class ArchivedUpdater : public Wrapped, public testing::WithParamInterface<const char *> {};

TEST_P(ArchivedUpdater, GivesTheSameImages)
{
    const Bytes updater = programWith("UPDATEWIZARD", 130, programWith("BIN", 250, m_container));
    const Bytes archive = archiveOf(GetParam(), {{"read me.txt", {'h', 'i'}}, {"sub/updater.exe", updater}});
    const auto bundle = open(archive, "input.arc");
    expectTheEightImages(bundle);
    EXPECT_THAT(bundle->images[0].provenance, HasSubstr("input.arc > "));
    EXPECT_THAT(bundle->images[0].provenance,
                HasSubstr("> resource UPDATEWIZARD/130 > resource BIN/250 > record 1"));
}

TEST_P(ArchivedUpdater, GivesAFolderOfImages)
{
    expectTheEightImages(open(archiveOf(GetParam(), numbered()), "input.arc"));
}

INSTANTIATE_TEST_SUITE_P(Formats, ArchivedUpdater,
                         testing::Values("zip", "7zip", "iso9660", "gnutar", "gnutar.gzip", "gnutar.bzip2",
                                         "gnutar.xz", "gnutar.lzma", "gnutar.zstd", "gnutar.compress",
                                         "newc"));

TEST_F(Wrapped, InARarOrACabinetIsFound)
{
    const Bytes updater = programWith("UPDATEWIZARD", 130, programWith("BIN", 250, m_container));
    for (const Bytes &archive : {rarOf({{"updater.exe", updater}}), cabOf({{"updater.exe", updater}})}) {
        const auto bundle = open(archive, "input.arc");
        expectTheEightImages(bundle);
        EXPECT_THAT(bundle->images[0].provenance, HasSubstr("input.arc > updater.exe > resource"));
        expectTheEightImages(open(programWith("ICONS", 1, noise(50, 1), archive), "selfextracting.exe"));
        expectTheEightImages(open(programWith("CABINET", 1, archive), "selfextracting.exe"));
    }
}

TEST_F(Wrapped, InASelfExtractingZipThatCountsFromTheProgramIsFound)
{
    // Some packers count the offsets of the directory from the start of the program.
    const Bytes program = programWith("ICONS", 1, noise(50, 1));
    Bytes archive = archiveOf("zip", {{"updater.exe", m_container}});
    const std::string_view text = asText(archive);
    const auto shift = [&](std::size_t at) {
        const auto value = loadLe<std::uint32_t>(archive, at) + static_cast<std::uint32_t>(program.size());
        for (std::size_t i = 0; i < 4; ++i)
            archive[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
    };
    shift(text.find("PK\x01\x02") + 42);
    shift(text.rfind("PK\x05\x06") + 16);
    expectTheEightImages(open(joined({program, archive}), "selfextracting.exe"));
}

TEST_F(Wrapped, InAnArchiveThatIsThereManyTimesIsOpenedOnce)
{
    // Twelve copies of one archive of 1000 files would pass the bound of 10000 files.
    Members many;
    for (int i = 0; i < 1000; ++i)
        many.emplace_back("f" + std::to_string(i), Bytes{1, 2, 3});
    const Bytes inner = archiveOf("zip", many);
    Members outer;
    for (int i = 0; i < 12; ++i)
        outer.emplace_back("copy" + std::to_string(i) + ".zip", inner);
    outer.emplace_back("updater.bin", m_container);
    expectTheEightImages(open(archiveOf("zip", outer), "copies.zip"));
}

TEST_F(Wrapped, WithADictionaryThatNoFirmwareNeedsIsNotUnpacked)
{
    Bytes lzma = lzmaOf(m_container);
    std::ranges::copy(Bytes{0, 0, 0, 0x10}, lzma.begin() + 1);  // 256 MiB
    Bytes xz = archiveOf("raw.xz", {{"x", m_container}});
    xz[16] = 40;  // 4 GiB
    for (const Bytes &octets : {lzma, xz}) {
        const auto bundle = open(octets, "firmware.bin.xz");
        ASSERT_FALSE(bundle);
        EXPECT_EQ(bundle.error().code(), ErrorCode::LimitExceeded);
        EXPECT_THAT(bundle.error().detail(), HasSubstr("more memory"));
    }
}

TEST_F(Wrapped, ByManySmallFilesIsFoundWithoutKeepingThemInMemory)
{
    Members many;
    for (int i = 0; i < 60; ++i)
        many.emplace_back("f" + std::to_string(i), noise(100000, static_cast<std::uint32_t>(i)));
    many.emplace_back("updater.bin", m_container);
    expectTheEightImages(open(archiveOf("gnutar", many), "many.tar"));
}

TEST_F(Wrapped, InACompressedFileWithoutArchiveIsFound)
{
    expectTheEightImages(open(archiveOf("raw.gzip", {{"x", m_container}}), "firmware.bin.gz"));
    expectTheEightImages(open(archiveOf("raw.xz", {{"x", m_container}}), "firmware.bin.xz"));
}

TEST_F(Wrapped, InASelfExtractingProgramIsFound)
{
    const std::string config = ";!@Install@!UTF-8!\nTitle=\"x\"\n;!@InstallEnd@!";
    const Bytes text(config.begin(), config.end());
    const Bytes archive = archiveOf("7zip", {{"updater.exe", m_container}});
    expectTheEightImages(open(programWith("ICONS", 1, noise(50, 1), joined({text, archive}))));
    expectTheEightImages(
        open(programWith("ICONS", 1, noise(50, 1), archiveOf("zip", {{"updater.exe", m_container}}))));
    expectTheEightImages(open(programWith("CAB", 1, archiveOf("7zip", {{"updater.exe", m_container}}))));
}

TEST_F(Wrapped, SeveralTimesIsFoundUpToTheBound)
{
    Bytes octets = m_container;
    for (int i = 0; i < 5; ++i)
        octets = archiveOf("zip", {{"inner", octets}});
    expectTheEightImages(open(octets));
    for (int i = 0; i < 5; ++i)
        octets = archiveOf("zip", {{"inner", octets}});
    const auto bundle = open(octets, "deep");
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::LimitExceeded);
}

TEST_F(Wrapped, WithLoadersBesideItPrefersTheUpdater)
{
    const auto loader = [](std::uint32_t id) { return mbnOf(id, 0x100028, noise(300000, id)); };
    expectTheEightImages(open(archiveOf(
        "zip", {{"NPRG9x00.mbn", loader(7)}, {"ENPRG9x00.mbn", loader(13)}, {"updater.exe", m_container}})));
}

TEST_F(Wrapped, BombIsLeftAlone)
{
    for (const char *format : {"zip", "raw.gzip", "7zip", "raw.xz", "raw.bzip2"}) {
        const auto bundle = open(archiveOf(format, {{"zeros", Bytes(12 << 20, 0)}}));
        ASSERT_FALSE(bundle) << format;
        EXPECT_EQ(bundle.error().code(), ErrorCode::LimitExceeded) << format;
        EXPECT_THAT(bundle.error().detail(), HasSubstr("times its size")) << format;
    }
}

TEST_F(Wrapped, ArchiveThatIsDamagedIsNotUsed)
{
    Bytes archive = archiveOf("zip", {{"updater.exe", noise(50000, 3)}});
    archive.resize(archive.size() / 2);
    const auto bundle = open(archive, "half.zip");
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::BundleCorrupt);
}

TEST_F(Wrapped, MemberNamesNeverBecomePaths)
{
    const auto bundle
        = open(archiveOf("gnutar", {{"../../../../tmp/reviver-evil.bin", m_container}}), "evil.tar");
    expectTheEightImages(bundle);
    const auto files = extractImages(*bundle, {0}, m_folder.path() / "out");
    ASSERT_TRUE(files);
    EXPECT_EQ((*files)[0], m_folder.path() / "out" / "01_partition-table.bin");
}

TEST_F(Wrapped, AmbiguousImageNamesAreRefused)
{
    auto members = numbered();
    members.emplace_back("FW/01.BIN", noise(100, 1));
    members.emplace_back("fw/01_other.bin", noise(100, 1));
    const auto bundle = open(archiveOf("gnutar", members));
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::BundleCorrupt);
}

TEST(PeFile, WithAnyOneOctetOfItsHeadersChangedIsReadOrLeftButNeverCrashes)
{
    const Bytes good = programWith("BIN", 250, noise(100, 1), noise(30, 2));
    for (std::size_t at = 0; at < 0x400 + 0x80; ++at) {
        for (const int value : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
            Bytes bad = good;
            bad[at] = static_cast<std::uint8_t>(value);
            const auto program = readPeFile(*memorySource(bad));
            ASSERT_TRUE(program);
            if (!*program)
                continue;
            for (const PePart &part : (*program)->resources)
                EXPECT_LE(part.offset + part.size, bad.size());
        }
    }
}

TEST(PeFile, WhoseResourceTreeLoopsIsLeft)
{
    Bytes octets = programWith("BIN", 250, noise(100, 1));
    // The second level points back to the first.
    octets[0x400 + 24 + 20] = 0;
    const auto program = readPeFile(*memorySource(octets));
    ASSERT_TRUE(program);
    ASSERT_TRUE(*program);
    EXPECT_THAT((*program)->resources, IsEmpty());
}

TEST(PeFile, CutAnywhereNeverPromisesMoreThanThereIs)
{
    const Bytes good = programWith("BIN", 250, noise(100, 1), noise(30, 2));
    for (std::size_t size = 0; size < good.size(); ++size) {
        const auto program = readPeFile(
            *memorySource(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))));
        ASSERT_TRUE(program);
        if (!*program)
            continue;
        for (const PePart &part : (*program)->resources)
            EXPECT_LE(part.offset + part.size, size);
    }
}

}  // namespace
}  // namespace reviver
