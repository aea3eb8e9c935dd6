// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

#include <algorithm>
#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::AllOf;
using testing::HasSubstr;

Bytes textOf(const std::string &text)
{
    return {text.begin(), text.end()};
}

/// A file in which nobody finds firmware, and what the owner is told.
struct Obstacle {
    const char *name;
    Bytes octets;
    const char *kind;
    const char *advice;
};

class ObstacleFile : public testing::TestWithParam<Obstacle> {
protected:
    std::string refusalOf(const Bytes &octets, const std::string &name)
    {
        const auto bundle = openBundle(m_folder.write(name, octets));
        EXPECT_FALSE(bundle);
        if (bundle)
            return {};
        EXPECT_EQ(bundle.error().code(), ErrorCode::BundleNotRecognised);
        return bundle.error().detail();
    }
    TestFolder m_folder;
};

TEST_P(ObstacleFile, IsNamedWithWhatTheOwnerCanDo)
{
    EXPECT_THAT(refusalOf(GetParam().octets, "setup.exe"),
                AllOf(HasSubstr(GetParam().kind), HasSubstr(GetParam().advice)));
}

TEST_P(ObstacleFile, InAnArchiveIsNamedToo)
{
    EXPECT_THAT(
        refusalOf(archiveOf("zip", {{"readme.txt", {'h', 'i'}}, {"sub/setup.exe", GetParam().octets}}),
                  "download.zip"),
        AllOf(HasSubstr("sub/setup.exe"), HasSubstr(GetParam().kind), HasSubstr(GetParam().advice)));
}

Bytes programBefore(const Bytes &overlay)
{
    return programWith("ICONS", 1, noise(50, 1), overlay);
}

/// The packer names the sections of what it has packed.
Bytes upxProgram()
{
    constexpr std::size_t kFirstSection = 0x80 + 24 + 224;
    Bytes program = programWith("ICONS", 1, noise(50, 1));
    std::ranges::copy(std::string_view("UPX0\0", 5), program.begin() + kFirstSection);
    return program;
}

INSTANTIATE_TEST_SUITE_P(
    Table, ObstacleFile,
    testing::Values(
        Obstacle{"nsis",
                 programBefore(
                     joined({{0, 0, 0, 0, 0xEF, 0xBE, 0xAD, 0xDE}, textOf("NullsoftInst"), noise(5000, 2)})),
                 "NSIS installer", "7-Zip"},
        Obstacle{
            "inno",
            programBefore(joined({noise(90000, 3), textOf("Inno Setup Setup Data (5.5.0)"), noise(5000, 2)})),
            "Inno Setup", "innoextract"},
        Obstacle{"innoTable", programWith("11111", 1, joined({textOf("rDlPtS"), noise(5000, 2)})),
                 "Inno Setup", "innoextract"},
        Obstacle{"installShieldSetup", programBefore(joined({textOf("InstallShield"), noise(5000, 2)})),
                 "InstallShield", "unshield"},
        Obstacle{"installShieldCabinet", joined({textOf("ISc("), noise(5000, 2)}), "InstallShield cabinet",
                 "unshield"},
        Obstacle{"msi", joined({{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, noise(5000, 2)}), "MSI",
                 "msiextract"},
        Obstacle{"msiInAProgram",
                 programBefore(joined({{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, noise(5000, 2)})),
                 "MSI", "7-Zip"},
        Obstacle{"upx", upxProgram(), "packed with UPX", "upx -d"}),
    [](const auto &row) { return row.param.name; });

struct Other {
    const char *name;
    Bytes octets;
    const char *says;
};

class OtherFile : public testing::TestWithParam<Other> {};

TEST_P(OtherFile, IsNamed)
{
    const TestFolder folder;
    const auto bundle = openBundle(folder.write("input", GetParam().octets));
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::BundleNotRecognised);
    EXPECT_THAT(bundle.error().detail(), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Table, OtherFile,
    testing::Values(
        Other{"nothing", {}, "empty"}, Other{"blank", Bytes(70000, 0xFF), "one value only"},
        Other{"webPage", textOf("<!DOCTYPE html><html><body>404"), "a web page"},
        Other{"text", textOf("read me first\n"), "a text file"},
        Other{"zip", archiveOf("zip", {{"a.txt", textOf("hello")}}), "a ZIP archive, and nothing in it"},
        Other{"gzip", gzipOf(textOf("hello")), "a gzip file, and what is in it"},
        Other{"disc", archiveOf("iso9660", {{"a.txt", textOf("hello")}}), "the image of a disc"},
        Other{"fibreTerminal", joined({textOf("HWNP"), noise(500, 1)}), "fibre terminal"},
        Other{"phone", joined({{0x32, 0x96, 0x18, 0x74}, noise(500, 1)}), "LG phone"},
        Other{"picture", joined({{0x89, 'P', 'N', 'G'}, noise(500, 1)}), "a picture"},
        Other{"program", programWith("ICONS", 1, noise(50, 1)), "a Windows program without"},
        Other{"list", textOf("<data>\n<program filename=\"a\"/>\n</data>"), "one list of a Firehose set"},
        Other{"noise", noise(70000, 7), "nothing in it was recognised"}),
    [](const auto &row) { return row.param.name; });

TEST(FolderWithoutFirmware, NamesTheInstallerInIt)
{
    const TestFolder folder;
    folder.write("setup.exe", programBefore(joined({textOf("NullsoftInst"), noise(5000, 2)})));
    folder.write("readme.txt", textOf("hi"));
    const auto bundle = openBundle(folder.path());
    ASSERT_FALSE(bundle);
    EXPECT_THAT(bundle.error().detail(), AllOf(HasSubstr("setup.exe is an NSIS"), HasSubstr("7-Zip")));
}

}  // namespace
}  // namespace reviver
