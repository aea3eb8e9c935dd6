// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

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
    Bytes octets;
};

/// Everything here must end quickly in an error or in a bundle that is not whole, or,
/// where the firmware itself is untouched, in exactly the eight images.
class HostileFile : public testing::TestWithParam<Hostile> {};

TEST_P(HostileFile, NeverLooksCompleteWithoutBeingIt)
{
    const TestFolder folder;
    const auto bundle = openBundle(folder.write("input.bin", GetParam().octets));
    if (!bundle || !bundle->whole())
        return;
    ASSERT_THAT(bundle->images, SizeIs(8));
    for (std::size_t i = 0; i < 8; ++i)
        EXPECT_EQ(readAll(*bundle->images[i].data, 0, bundle->images[i].size).value(), eightImages()[i].data);
}

std::vector<Hostile> hostileFiles()
{
    const Bytes container = containerOf(eightImages());
    const Bytes table = userTableOf({{"0:AMSS", 3000, 300}});
    const Bytes mbn = mbnOf(2, 0x42000000, noise(400, 1));
    std::vector<Hostile> files = {
        {"nothing", {}},
        {"oneOctet", {0x55}},
        {"magicOnly", {0x55, 0xAA, 0x5A, 0xA5}},
        {"magicsOnly", Bytes(joined(std::vector<Bytes>(5000, Bytes{0x55, 0xAA, 0x5A, 0xA5})))},
        {"fiftyFives", Bytes(100000, 0x55)},
        {"headerSizeBelowHeader", mended(4, 97)},
        {"headerSizeOne", mended(4, 1)},
        {"headerSizeMax", mended(4, 0xFFFFFFFF)},
        {"headerSizeWraps", mended(4, 0x80000062)},
        {"dataSizeMax", mended(24, 0xFFFFFFFF)},
        {"dataSizeHalf", mended(24, 0x80000000)},
        {"dataSizeOneBlockMore", mended(24, 20040 + 4096)},
        {"dataSizeNone", mended(24, 0)},
        {"blockSizeOne", mended(94, 1)},
        {"blockSizeOdd", mended(94, 4095)},
        {"blockSizeMax", mended(94, 0xFFFFFFFF)},
        {"blockSizeTooLarge", mended(94, 131072)},
        {"blockSizeTooSmall", mended(94, 256)},
        {"versionTwo", mended(8, 2)},
        {"versionZero", mended(8, 0)},
        {"peHeaderBehindEnd", with(cut(programWith("BIN", 1, noise(100, 1)), 0x500), 0x3C, 0xFFFFFFF0)},
        {"peHeaderAtZero", with(cut(programWith("BIN", 1, noise(100, 1)), 0x500), 0x3C, 0)},
        {"peManySections", program(0x86, 0xFFFF)},
        {"peHugeOptionalHeader", program(0x94, 0xFFFF)},
        {"peDirectoryCountMax", program(0x98 + 92, 0xFFFFFFFF)},
        {"peResourcesOutside", program(0x98 + 96 + 16, 0xFFFFFFF0)},
        {"peSectionRawOutside", program(0x98 + 224 + 20, 0xFFFFFE00)},
        {"peSectionSizeMax", program(0x98 + 224 + 16, 0xFFFFFFFF)},
        {"peResourceLoop", program(0x400 + 20, 0x80000000)},
        {"peResourceSelf", program(0x400 + 24 + 20, 0x80000018)},
        {"peResourceCountMax", program(0x400 + 12, 0xFFFFFFFF)},
        {"peResourceDataOutside", program(0x400 + 72, 0xFFFFFFF0)},
        {"peResourceSizeMax", program(0x400 + 76, 0xFFFFFFFF)},
        {"peResourceNameOutside", program(0x400 + 16, 0xFFFFFFFF)},
        {"peResourceNameLong", program(0x400 + 88, 0xFFFF)},
        {"tableRowsMax", with(table, 12, 0xFFFFFFFF)},
        {"tableRowsTooMany", with(table, 12, 17)},
        {"tableRowsNone", with(table, 12, 0)},
        {"tableVersionMax", with(table, 8, 0xFFFFFFFF)},
        {"tableNameUnprintable", with(table, 16, 0x01010101)},
        {"tableForeignTail", with(table, 400, 0x12345678)},
        {"tableMagicOnly", cut(table, 8)},
        {"mbnSizeMax", with(mbn, 16, 0xFFFFFFFF)},
        {"mbnCodeSizeMax", with(mbn, 20, 0xFFFFFFFF)},
        {"mbnPointerWrong", with(mbn, 24, 0)},
        {"mbnSignatureMax", with(mbn, 28, 0xFFFFFFFF)},
        {"mbnCut", cut(mbn, 300)},
        {"sblCut", cut(sblOf(0x0B, 0x41000000, noise(400, 1)), 300)},
        {"preambleOnly", cut(dblOf(noise(10, 1)), 0x2000)},
        {"efs2PageSizeNone", with(efs2Of(2), 16, 0)},
        {"efs2PageSizeMax", with(efs2Of(2), 16, 0xFFFFFFFF)},
        {"efs2Odd", cut(efs2Of(2), 4095)},
        {"elfHeaderOnly", {0x7F, 'E', 'L', 'F', 1, 1, 1, 0}},
        {"elfProgramHeadersOutside",
         with(with(joined({{0x7F, 'E', 'L', 'F', 1, 1, 1, 0}, Bytes(100, 0)}), 28, 0xFFFFFFF0), 42,
              0xFFFF0020)},
        {"usbLoaderBlocksOutside",
         with(with(with(joined({{0, 0, 2, 0}, Bytes(400, 0)}), 36, 1), 40, 0xFFFFFFFF), 48, 0x54)},
        {"usbLoaderWithoutBlocks", joined({{0, 0, 2, 0}, Bytes(400, 0)})},
        {"pTableWithoutEnd",
         joined({{'p', 'T', 'a', 'b', 'l', 'e', 'H', 'e', 'a', 'd', 0, 0, 0, 0, 0, 0x80}, Bytes(2032, 'A')})},
        {"hexWithoutEnd", {':', '0', '2', '0', '0', '0', '8', '0', '0', '0', '1', '0', '2', 'F', '3', '\n'}},
        {"hexLineWithoutEnd", joined({{':'}, Bytes(100000, '0')})},
        {"zipHeaderOnly", {'P', 'K', 3, 4}},
        {"sevenZipHeaderOnly", {'7', 'z', 0xBC, 0xAF, 0x27, 0x1C, 0, 4}},
        {"rarHeaderOnly", {'R', 'a', 'r', '!', 0x1A, 0x07, 0x01, 0}},
        {"cabHeaderOnly", {'M', 'S', 'C', 'F', 0, 0, 0, 0}},
        {"gzipHeaderOnly", {0x1F, 0x8B, 8, 0}},
        {"xzHeaderOnly", {0xFD, '7', 'z', 'X', 'Z', 0}},
        {"gzipOfNoise", joined({{0x1F, 0x8B, 8, 0}, noise(5000, 1)})},
        {"lzmaOfNoise", joined({{0x5D, 0, 0}, noise(5000, 1)})},
        {"isoOfNoise", joined({noise(0x8001, 1), {'C', 'D', '0', '0', '1'}, noise(50000, 2)})},
    };
    for (const std::size_t size : {93u, 150u, 190u, 200u, 700u, 900u, 20000u, 60000u})
        files.push_back({"containerCut", cut(container, size)});
    return files;
}

INSTANTIATE_TEST_SUITE_P(Table, HostileFile, testing::ValuesIn(hostileFiles()),
                         [](const auto &row) { return std::to_string(row.index) + row.param.name; });

TEST(HostileTable, HasAtLeastSixtyRows)
{
    EXPECT_GE(hostileFiles().size(), 60u);
}

TEST(SierraSample, ListsTheImagesOfThePackage)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/synthetic.cwe");
    const auto bundle = openBundle(sample("firmware-synthetic/synthetic.cwe"));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    EXPECT_EQ(bundle->product, "9X15");
    EXPECT_EQ(bundle->version, "SYNTH_01.00.00.00");
    ASSERT_THAT(bundle->images, SizeIs(2));
    EXPECT_EQ(bundle->images[0].provenance, "synthetic.cwe > SPKG > BOOT");
    EXPECT_EQ(bundle->images[1].role, ImageRole::Apps);
    EXPECT_EQ(bundle->images[1].check, CheckState::Good);
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
