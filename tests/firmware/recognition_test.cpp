// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "core/firmware/version_text.h"
#include "tests/firmware/made_firmware.h"
#include "tests/support/hex_literal.h"

#include <gmock/gmock.h>
#include <set>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::SizeIs;

struct Foreign {
    const char *name;
    std::string octets;
    const char *says;
};

class ForeignFile : public testing::TestWithParam<Foreign> {};

TEST_P(ForeignFile, IsRefusedWithWhatItIs)
{
    const TestFolder folder;
    const auto bundle = openBundle(folder.write("input.bin", GetParam().octets));
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::BundleNotRecognised);
    EXPECT_THAT(bundle.error().detail(), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Table, ForeignFile,
    testing::Values(
        Foreign{"empty", "", "empty"}, Foreign{"text", "hello\n", "a text file"},
        Foreign{"page", "<!DOCTYPE html><html>404</html>", "a web page"},
        Foreign{"png", "\x89PNG\r\n\x1A\n....", "a picture"}, Foreign{"pdf", "%PDF-1.4", "a PDF"},
        Foreign{"msi", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", "Windows installer (MSI)"},
        Foreign{"installShield", "ISc(\x01\x02", "InstallShield"},
        Foreign{"ont", "HWNP....", "fibre terminal"},
        Foreign{"upx", std::string("MZ\x90") + std::string(300, '\x01') + "UPX0" + std::string(90, '\x02'),
                "UPX"},
        Foreign{"nsis", std::string("MZ\x90") + std::string(300, '\x01') + "\xEF\xBE\xAD\xDENullsoftInst",
                "NSIS"},
        Foreign{"inno", std::string("MZ\x90") + std::string(300, '\x01') + "Inno Setup Setup Data (5.5)",
                "Inno Setup"},
        Foreign{"program", std::string("MZ\x90") + std::string(300, '\x01'), "a Windows program"},
        Foreign{"blank", std::string(5000, '\xFF'), "one value only"},
        Foreign{"noise", "\x01\x99\x02\x03\x05\x08", "not known"}),
    [](const auto &row) { return row.param.name; });

TEST(OpenBundle, SaysWhenThereIsNoSuchFile)
{
    const TestFolder folder;
    const auto bundle = openBundle(folder.path() / "nothing.exe");
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::FileNotFound);
}

struct Single {
    const char *name;
    Bytes octets;
    ImageRole role;
    RoleSource source;
};

class SingleImage : public testing::TestWithParam<Single> {};

TEST_P(SingleImage, MakesABundleOfOne)
{
    const TestFolder folder;
    const auto bundle = openBundle(folder.write("input.img", GetParam().octets));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    ASSERT_THAT(bundle->images, SizeIs(1));
    EXPECT_EQ(bundle->images[0].role, GetParam().role);
    EXPECT_EQ(bundle->images[0].roleSource, GetParam().source);
    EXPECT_EQ(bundle->images[0].name, "input.img");
    EXPECT_EQ(bundle->images[0].check, CheckState::None);
    EXPECT_FALSE(bundle->images[0].roleReason.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Table, SingleImage,
    testing::Values(Single{"partitionTable", userTableOf({{"0:AMSS", 3000, 300}}), ImageRole::PartitionTable,
                           RoleSource::Content},
                    Single{"amss", mbnOf(2, 0x42000000, noise(900, 1)), ImageRole::Amss, RoleSource::ImageId},
                    Single{"osbl", sblOf(0x0B, 0x42000000, noise(900, 1)), ImageRole::Osbl,
                           RoleSource::ImageId},
                    Single{"dblBehindPreamble", dblOf(noise(900, 1)), ImageRole::Dbl, RoleSource::ImageId},
                    Single{"efs2", efs2Of(2), ImageRole::Efs2, RoleSource::Content}),
    [](const auto &row) { return row.param.name; });

TEST(VersionText, KnowsTheRevisionsOfQuectel)
{
    EXPECT_EQ(quectelVersionIn("EG25GGBR07A08M2G_01.003"), "EG25GGBR07A08M2G");
    EXPECT_EQ(quectelVersionIn("Quectel_EC20CEFAGR06A05M4G.zip"), "EC20CEFAGR06A05M4G");
    EXPECT_EQ(quectelVersionIn("BG96MAR02A07M1G"), "BG96MAR02A07M1G");
    for (const char *none :
         {"", "EG25", "EG25GGB-R07A08M2G", "firehose", "EG25GGBR07A08", "eg25ggbr07a08m2g"})
        EXPECT_EQ(quectelVersionIn(none), "") << none;
}

TEST(VersionText, IsFoundBehindTagsAndNotInKindsOrDates)
{
    EXPECT_EQ(versionIn("11.433.57.00.260"), "11.433.57.00.260");
    EXPECT_EQ(versionIn("FW:11.433.57.00.260.B757"), "11.433.57.00.260");
    EXPECT_EQ(versionIn("E392u_UPDATE_11.433.57.00.260"), "11.433.57.00.260");
    EXPECT_EQ(versionIn("21.318.01.00.00"), "21.318.01.00.00");
    for (const char *text : {"", "INPUT", "SYSTEM", "FASTBOOT", "2014.02.20", "V200R001C115SP100", "1.2.3",
                             "12345.1.2.3.4x", "..."})
        EXPECT_EQ(versionIn(text).find("12345"), std::string::npos) << text;
    for (const char *text :
         {"", "INPUT", "SYSTEM", "FASTBOOT", "2014.02.20", "V200R001C115SP100", "1.2.3", "..."})
        EXPECT_EQ(versionIn(text), "") << text;
}

TEST(ProductText, IsAModelNameAndNothingElse)
{
    EXPECT_EQ(productIn("E392u-12"), "E392u-12");
    EXPECT_EQ(productIn("HW E398u-18"), "E398u-18");
    EXPECT_EQ(productIn("EC315"), "EC315");
    EXPECT_EQ(productIn("MF667"), "MF667");
    EXPECT_EQ(productIn("E392_E398"), "E392");
    EXPECT_EQ(productIn("EC5377u-872"), "EC5377u-872");
    for (const char *text :
         {"", "INPUT", "HWEW11.1", "HWU8220", "HWTEST01", "B757", "E3", "E12345", "SYSTEM"})
        EXPECT_EQ(productIn(text), "") << text;
}

TEST(RoleName, IsDifferentForEveryRoleAndLeadsBackToIt)
{
    std::set<std::string> names;
    for (int i = 0; i <= static_cast<int>(ImageRole::UsbLoader); ++i) {
        const auto role = static_cast<ImageRole>(i);
        EXPECT_TRUE(names.insert(std::string(roleName(role))).second) << i;
        EXPECT_EQ(roleFromName(roleName(role)), role);
        EXPECT_FALSE(roleTitle(role).empty());
    }
    EXPECT_EQ(roleFromName("nothing"), std::nullopt);
    EXPECT_EQ(roleTitle(ImageRole::Osbl).english(), "Second boot loader (OSBL)");
    EXPECT_TRUE(holdsIdentity(ImageRole::Efs2));
    EXPECT_TRUE(holdsIdentity(ImageRole::NvImage));
    EXPECT_FALSE(holdsIdentity(ImageRole::Amss));
}

TEST(ByteSource, RefusesEveryRangeThatIsNotThere)
{
    const auto whole = memorySource(noise(100, 1));
    const auto part = partOf(whole, 10, 20);
    EXPECT_EQ(readAll(*part, 0, 20).value(), Bytes(readAll(*whole, 10, 20).value()));
    EXPECT_FALSE(readAll(*part, 0, 21));
    EXPECT_FALSE(readAll(*part, 21, 0));
    EXPECT_FALSE(readAll(*part, UINT64_MAX, 2));
    EXPECT_TRUE(readAll(*part, 20, 0));
    EXPECT_EQ(readAll(*part, 0, 20, 19).error().code(), ErrorCode::LimitExceeded);
}

}  // namespace
}  // namespace reviver
