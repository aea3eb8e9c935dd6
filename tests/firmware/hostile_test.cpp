// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

#include <functional>
#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::SizeIs;

/// Overwrites a u32, little-endian.
Bytes with(Bytes octets, std::size_t at, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4 && at + i < octets.size(); ++i)
        octets[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
    return octets;
}

/// A container of three records whose middle one has a changed header with a right checksum.
Bytes mended(std::size_t at, std::uint32_t value)
{
    const auto all = eightImages();
    const std::size_t middle = 92 + recordOf(all[0]).size();
    Bytes octets = with(containerOf({all[0], all[3], all[7]}), middle + at, value);
    mendHeader(octets, middle);
    return octets;
}

Bytes cut(Bytes octets, std::size_t size)
{
    octets.resize(size);
    return octets;
}

/// A PE whose header words are changed.
Bytes program(std::size_t at, std::uint32_t value)
{
    return with(programWith("BIN", 250, containerOf(eightImages())), at, value);
}

struct Hostile {
    const char *name;
    std::function<Bytes()> make;  ///< made in its own test only: some take a while
    const char *says;             ///< what the owner reads; empty: the firmware in it is untouched
};

std::string wordsOf(const Result<FirmwareBundle> &bundle)
{
    if (!bundle)
        return bundle.error().detail();
    std::string words;
    for (const BundleProblem &problem : bundle->problems)
        words += problem.what.english() + "\n";
    for (const FirmwareImage &image : bundle->images) {
        for (const Message &warning : image.warnings)
            words += warning.english() + "\n";
    }
    return words;
}

/// Each of these ends quickly, in an error or a bundle that says in the right words what is
/// wrong, or, where the firmware itself is untouched, in exactly the eight images.
class HostileFile : public testing::TestWithParam<Hostile> {};

TEST_P(HostileFile, IsToldInTheRightWords)
{
    const TestFolder folder;
    const auto bundle = openBundle(folder.write("input.bin", GetParam().make()));
    if (*GetParam().says != '\0') {
        EXPECT_THAT(wordsOf(bundle), HasSubstr(GetParam().says));
        return;
    }
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    ASSERT_THAT(bundle->images, SizeIs(8));
    for (std::size_t i = 0; i < 8; ++i)
        EXPECT_EQ(readAll(*bundle->images[i].data, 0, bundle->images[i].size).value(), eightImages()[i].data);
}

constexpr const char *kSizes = "its header states impossible sizes";
constexpr const char *kBlocks = "its header states an impossible block size";
constexpr const char *kVersion = "its header version is unknown";
constexpr const char *kUntouched = "";

std::vector<Hostile> hostileContainers()
{
    return {
        {"nothing", [] { return Bytes{}; }, "it is empty"},
        {"oneOctet", [] { return Bytes{0x55}; }, "one value only"},
        {"magicOnly",
         [] {
             return Bytes{0x55, 0xAA, 0x5A, 0xA5};
         },
         "the file ends inside its header"},
        {"magicsOnly",
         [] {
             return Bytes(joined(std::vector<Bytes>(5000, Bytes{0x55, 0xAA, 0x5A, 0xA5})));
         },
         "first header is damaged"},
        {"fiftyFives", [] { return Bytes(100000, 0x55); }, "one value only"},
        {"headerSizeBelowHeader", [] { return mended(4, 97); }, kSizes},
        {"headerSizeOne", [] { return mended(4, 1); }, kSizes},
        {"headerSizeMax", [] { return mended(4, 0xFFFFFFFF); }, kSizes},
        {"headerSizeWraps", [] { return mended(4, 0x80000062); }, kSizes},
        {"dataSizeMax", [] { return mended(24, 0xFFFFFFFF); }, kSizes},
        {"dataSizeHalf", [] { return mended(24, 0x80000000); }, kSizes},
        {"dataSizeOneBlockMore", [] { return mended(24, 20040 + 4096); }, kSizes},
        {"dataSizeNone", [] { return mended(24, 0); }, kSizes},
        {"blockSizeOne", [] { return mended(94, 1); }, kBlocks},
        {"blockSizeOdd", [] { return mended(94, 4095); }, kBlocks},
        {"blockSizeMax", [] { return mended(94, 0xFFFFFFFF); }, kBlocks},
        {"blockSizeTooLarge", [] { return mended(94, 131072); }, kBlocks},
        {"blockSizeTooSmall", [] { return mended(94, 256); }, kBlocks},
        {"versionTwo", [] { return mended(8, 2); }, kVersion},
        {"versionZero", [] { return mended(8, 0); }, kVersion},
    };
}

std::vector<Hostile> hostilePrograms()
{
    constexpr const char *kNone = "a Windows program without firmware";
    return {
        {"peHeaderBehindEnd",
         [] { return with(cut(programWith("BIN", 1, noise(100, 1)), 0x500), 0x3C, 0xFFFFFFF0); }, kNone},
        {"peHeaderAtZero", [] { return with(cut(programWith("BIN", 1, noise(100, 1)), 0x500), 0x3C, 0); },
         kNone},
        {"peManySections", [] { return program(0x86, 0xFFFF); }, kUntouched},
        {"peHugeOptionalHeader", [] { return program(0x94, 0xFFFF); }, kUntouched},
        {"peDirectoryCountMax", [] { return program(0x98 + 92, 0xFFFFFFFF); }, kUntouched},
        {"peResourcesOutside", [] { return program(0x98 + 96 + 16, 0xFFFFFFF0); }, kUntouched},
        {"peSectionRawOutside", [] { return program(0x98 + 224 + 20, 0xFFFFFE00); }, kUntouched},
        {"peSectionSizeMax", [] { return program(0x98 + 224 + 16, 0xFFFFFFFF); }, kUntouched},
        {"peResourceLoop", [] { return program(0x400 + 20, 0x80000000); }, kUntouched},
        {"peResourceSelf", [] { return program(0x400 + 24 + 20, 0x80000018); }, kUntouched},
        {"peResourceCountMax", [] { return program(0x400 + 12, 0xFFFFFFFF); }, kUntouched},
        {"peResourceDataOutside", [] { return program(0x400 + 72, 0xFFFFFFF0); }, kUntouched},
        {"peResourceSizeMax", [] { return program(0x400 + 76, 0xFFFFFFFF); }, kUntouched},
        {"peResourceNameOutside", [] { return program(0x400 + 16, 0xFFFFFFFF); }, kUntouched},
        {"peResourceNameLong", [] { return program(0x400 + 88, 0xFFFF); }, kUntouched},
    };
}

std::vector<Hostile> hostileImages()
{
    const Bytes table = userTableOf({{"0:AMSS", 3000, 300}});
    const Bytes mbn = mbnOf(2, 0x42000000, noise(400, 1));
    const Bytes sbl = sblOf(0x0B, 0x41000000, noise(400, 1));
    const Bytes elf = elfOf(noise(3000, 1));
    constexpr const char *kUnknown = "nothing in it was recognised";
    return {
        {"tableRowsMax", [=] { return with(table, 12, 0xFFFFFFFF); }, "4294967295 rows"},
        {"tableRowsTooMany", [=] { return with(table, 12, 17); }, "17 rows do not fit"},
        {"tableRowsNone", [=] { return with(table, 12, 0); }, "0 rows"},
        {"tableVersionMax", [=] { return with(table, 8, 0xFFFFFFFF); }, "version 4294967295"},
        {"tableNameUnprintable", [=] { return with(table, 16, 0x01010101); }, "no proper name"},
        {"tableForeignTail", [=] { return with(table, 400, 0x12345678); }, "other data behind the rows"},
        {"tableMagicOnly", [=] { return cut(table, 8); }, "can't be read"},
        {"mbnSizeMax", [=] { return with(mbn, 16, 0xFFFFFFFF); }, kUnknown},
        {"mbnCodeSizeMax", [=] { return with(mbn, 20, 0xFFFFFFFF); }, kUnknown},
        {"mbnPointerWrong", [=] { return with(mbn, 24, 0); }, kUnknown},
        {"mbnSignatureMax", [=] { return with(mbn, 28, 0xFFFFFFFF); }, kUnknown},
        {"mbnCut", [=] { return cut(mbn, 300); }, "cut short: its header states 440 octets, 300 are there"},
        {"sblCut", [=] { return cut(sbl, 300); }, "cut short: its header states 480 octets, 300 are there"},
        {"sblSizeMax", [=] { return with(sbl, 28, 0xFFFFFFFF); }, "header contradicts itself"},
        {"sblHeaderOnly", [=] { return cut(sbl, 40); }, "header contradicts itself"},
        {"preambleOnly", [=] { return cut(dblOf(noise(10, 1)), 0x2000); },
         "behind the flash preamble is missing"},
        {"efs2PageSizeNone", [=] { return with(efs2Of(2), 16, 0); }, "page size of 0 octets"},
        {"efs2PageSizeMax", [=] { return with(efs2Of(2), 16, 0xFFFFFFFF); }, "page size of 4294967295"},
        {"efs2Odd", [=] { return cut(efs2Of(2), 4095); }, "not a whole number of pages"},
        {"elfHeaderOnly", [=] { return Bytes{0x7F, 'E', 'L', 'F', 1, 1, 1, 0}; }, "the header is cut short"},
        {"elfProgramHeadersOutside", [=] { return with(with(elf, 28, 0xFFFFFFF0), 42, 0xFFFF0020); },
         "lie outside the file"},
        {"elfManyProgramHeaders", [=] { return with(elf, 44, 0xFFFF); }, "lie outside the file"},
        {"elfSegmentOutside", [=] { return with(elf, 52 + 64 + 4, 0xFFFFFFF0); },
         "segment 2 ends behind the file"},
        {"elfSegmentSizeMax", [=] { return with(elf, 52 + 64 + 16, 0xFFFFFFFF); },
         "segment 2 ends behind the file"},
        {"elfCut", [=] { return cut(elf, 2000); }, "it is truncated"},
        {"elfDigestChanged", [=] { return with(elf, 0x200 + 40, 0x12345678); },
         "digest of segment 0 is wrong"},
        {"usbLoaderBlocksOutside",
         [=] {
             return with(with(with(joined({{0, 0, 2, 0}, Bytes(400, 0)}), 36, 1), 40, 0xFFFFFFFF), 48, 0x54);
         },
         "ends behind the file"},
        {"usbLoaderWithoutBlocks",
         [=] {
             return joined({{0, 0, 2, 0}, Bytes(400, 0)});
         },
         "do not end with the file"},
        {"pTableWithoutEnd",
         [=] {
             return joined(
                 {{'p', 'T', 'a', 'b', 'l', 'e', 'H', 'e', 'a', 'd', 0, 0, 0, 0, 0, 0x80}, Bytes(2032, 'A')});
         },
         "its end is missing"},
        {"hexWithoutEnd",
         [=] {
             return Bytes{':', '0', '2', '0', '0', '0', '8', '0', '0', '0', '1', '0', '2', 'F', '3', '\n'};
         },
         "the end record is missing"},
        {"hexLineWithoutEnd",
         [=] {
             return joined({{':'}, Bytes(100000, '0')});
         },
         "line 1: it is too long"},
    };
}

std::vector<Hostile> hostileArchives()
{
    return {
        {"zipHeaderOnly",
         [] {
             return Bytes{'P', 'K', 3, 4};
         },
         "ZIP archive is damaged"},
        {"sevenZipHeaderOnly", [] { return Bytes{'7', 'z', 0xBC, 0xAF, 0x27, 0x1C, 0, 4}; },
         "7-Zip archive is damaged"},
        {"rarHeaderOnly", [] { return Bytes{'R', 'a', 'r', '!', 0x1A, 0x07, 0x01, 0}; }, "holds no files"},
        {"cabHeaderOnly", [] { return Bytes{'M', 'S', 'C', 'F', 0, 0, 0, 0}; }, "cabinet is damaged"},
        {"gzipHeaderOnly",
         [] {
             return Bytes{0x1F, 0x8B, 8, 0};
         },
         "it is a gzip file"},
        {"xzHeaderOnly", [] { return Bytes{0xFD, '7', 'z', 'X', 'Z', 0}; }, "xz file is damaged"},
        {"gzipOfNoise",
         [] {
             return joined({{0x1F, 0x8B, 8, 0}, noise(5000, 1)});
         },
         "gzip file is damaged"},
        {"lzmaOfNoise",
         [] {
             return joined({{0x5D, 0, 0}, noise(5000, 1)});
         },
         "nothing in it was recognised"},
        {"isoOfNoise",
         [] {
             return joined({noise(0x8001, 1), {'C', 'D', '0', '0', '1'}, noise(50000, 2)});
         },
         "disc image is damaged"},
        {"zipOfABomb",
         [] {
             return archiveOf("zip", {{"zeros", Bytes(12u << 20, 0)}});
         },
         "times its size"},
        {"rarCut",
         [] {
             return cut(rarOf({{"a.bin", noise(5000, 1)}}), 3000);
         },
         "RAR archive is damaged"},
        {"cabCut",
         [] {
             return cut(cabOf({{"a.bin", noise(5000, 1)}}), 3000);
         },
         "cabinet is damaged"},
        {"zipSizeMax",
         [] {
             return with(archiveOf("zip", {{"a.bin", noise(500, 1)}}), 18, 0xFFFFFFFF);
         },
         "ZIP archive is damaged"},
        {"cabOfNoise",
         [] {
             return joined({{'M', 'S', 'C', 'F', 0, 0, 0, 0}, noise(5000, 1)});
         },
         "cabinet is damaged"},
    };
}

std::vector<Hostile> hostileFiles()
{
    std::vector<Hostile> files;
    for (auto &part : {hostileContainers(), hostilePrograms(), hostileImages(), hostileArchives()})
        files.insert(files.end(), part.begin(), part.end());
    const std::pair<std::size_t, const char *> cuts[] = {
        {93, "nothing in it was recognised"}, {150, "ends inside its header"}, {190, "ends inside"},
        {200, "ends inside image 1"},         {700, "ends inside its header"}, {900, "ends inside image 2"},
        {20000, "ends inside image 3"},       {60000, "ends inside image 6"}};
    for (const auto &[size, says] : cuts)
        files.push_back(
            {"containerCut", [size = size] { return cut(containerOf(eightImages()), size); }, says});
    return files;
}

INSTANTIATE_TEST_SUITE_P(Table, HostileFile, testing::ValuesIn(hostileFiles()),
                         [](const auto &row) { return std::to_string(row.index) + row.param.name; });

TEST(SierraSample, ListsTheImagesOfThePackage)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/synthetic.cwe");
    const auto bundle = openBundle(sample("firmware-synthetic/synthetic.cwe"));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    EXPECT_EQ(bundle->product, "9X15");
    EXPECT_EQ(bundle->version, "SYNTH_01.00.00.00");
    ASSERT_THAT(bundle->images, SizeIs(3));
    EXPECT_EQ(bundle->images[0].provenance, "synthetic.cwe > SPKG > BOOT");
    EXPECT_EQ(bundle->images[1].role, ImageRole::Apps);
    EXPECT_EQ(bundle->images[1].check, CheckState::Good);
    EXPECT_EQ(bundle->images[2].role, ImageRole::Package) << "and all of it, with its headers";
    EXPECT_EQ(bundle->images[2].check, CheckState::Good);
    const Bytes file = readFile(sample("firmware-synthetic/synthetic.cwe"));
    EXPECT_EQ(readAll(*bundle->images[2].data, 0, file.size(), file.size()).value(), file);
}

TEST(SierraSample, WithAChangedOctetIsDamaged)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/synthetic.cwe");
    const TestFolder folder;
    Bytes octets = readFile(sample("firmware-synthetic/synthetic.cwe"));
    for (const std::size_t at : {std::size_t{900}, octets.size() - 1, std::size_t{410}}) {
        Bytes bad = octets;
        bad[at] ^= 1;
        const auto bundle = openBundle(folder.write("x.cwe", bad));
        ASSERT_TRUE(bundle);
        EXPECT_FALSE(bundle->whole()) << at;
    }
    for (std::size_t size = 401; size < octets.size(); size += 97) {
        const auto bundle = openBundle(folder.write("x.cwe", cut(octets, size)));
        EXPECT_FALSE(bundle && bundle->whole()) << size;
    }
}

}  // namespace
}  // namespace reviver
