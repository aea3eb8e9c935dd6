// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/compatibility.h"
#include "tests/firmware/made_firmware.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::SizeIs;

FirmwareImage tableImage(const std::vector<MadeRow> &rows)
{
    FirmwareImage image;
    image.role = ImageRole::PartitionTable;
    image.data = memorySource(userTableOf(rows));
    image.size = image.data->size();
    return image;
}

FirmwareBundle e392()
{
    FirmwareBundle bundle;
    bundle.platform = FirmwarePlatform::Qualcomm;
    bundle.product = "E392u-12";
    bundle.version = "11.433.57.00.260";
    return bundle;
}

TEST(Compatibility, CannotBeToldWithoutAnythingToCompare)
{
    EXPECT_EQ(compare({}, {}).verdict, Fit::CannotTell);
    EXPECT_EQ(compare(e392(), {}).verdict, Fit::CannotTell);
    EXPECT_THAT(compare({}, {}).reasons, SizeIs(1));
}

TEST(Compatibility, FollowsTheProduct)
{
    EXPECT_EQ(compare(e392(), {.product = "E392u-12"}).verdict, Fit::Yes);
    EXPECT_THAT(compare(e392(), {.product = "E392u-12"}).warnings, SizeIs(0));
    const auto variant = compare(e392(), {.product = "E392u-92"});
    EXPECT_EQ(variant.verdict, Fit::Yes);
    EXPECT_THAT(variant.warnings, SizeIs(1));
    const auto withoutVariant = compare(e392(), {.product = "HUAWEI E392"});
    EXPECT_EQ(withoutVariant.verdict, Fit::Yes);
    EXPECT_THAT(withoutVariant.warnings, SizeIs(0));
    const auto other = compare(e392(), {.product = "E3372h"});
    EXPECT_EQ(other.verdict, Fit::No);
    EXPECT_THAT(other.reasons[0].text.english(), HasSubstr("E3372h"));
}

TEST(Compatibility, FollowsAProductOfAnotherMakerByItsName)
{
    FirmwareBundle bundle;
    bundle.product = "9X15";
    EXPECT_EQ(compare(bundle, {.product = "Sierra 9x15 modem"}).verdict, Fit::Yes);
    EXPECT_EQ(compare(bundle, {.product = "E392"}).verdict, Fit::CannotTell);
}

TEST(Compatibility, SaysWhatEitherSideLacks)
{
    const auto dead = compare(e392(), {.platform = FirmwarePlatform::Qualcomm});
    ASSERT_THAT(dead.reasons, SizeIs(2));
    EXPECT_EQ(dead.reasons[0].text.english(), "Both are for Qualcomm chips.");
    EXPECT_THAT(dead.reasons[1].text.english(), HasSubstr("E392u-12; the modem can't tell"));
    const auto nameless = compare({}, {.product = "E392"});
    EXPECT_THAT(nameless.reasons[0].text.english(), HasSubstr("The modem is E392; the file does not name"));
}

TEST(Compatibility, KnowsThatBalongVersionsCountReleasesInTheSecondGroup)
{
    FirmwareBundle bundle;
    bundle.product = "E3372h";
    bundle.version = "22.323.62.00.143";
    EXPECT_EQ(compare(bundle, {.product = "E3372h", .version = "22.200.07.00.00"}).verdict, Fit::Yes);
}

TEST(Compatibility, RefusesAnotherChip)
{
    EXPECT_EQ(compare(e392(), {.product = "E392u-12", .platform = FirmwarePlatform::Balong}).verdict,
              Fit::No);
    EXPECT_EQ(compare(e392(), {.product = "E392u-12", .platform = FirmwarePlatform::Qualcomm}).verdict,
              Fit::Yes);
}

TEST(Compatibility, RefusesAnotherProductLineAndWarnsOfAnotherOperator)
{
    EXPECT_EQ(compare(e392(), {.version = "11.608.13.02.00"}).verdict, Fit::No);
    const auto other = compare(e392(), {.product = "E392u-12", .version = "11.433.57.00.00"});
    EXPECT_EQ(other.verdict, Fit::Yes);
    EXPECT_THAT(other.warnings, SizeIs(1));
}

TEST(Compatibility, ComparesPartitionTables)
{
    const std::vector<MadeRow> rows = {{"0:AMSS", 3000, 300}, {"0:DSP1", 3000, 300}};
    FirmwareBundle bundle;
    bundle.images.push_back(tableImage(rows));
    DeviceTraits device;
    device.partitions = PartitionTable::decode(userTableOf(rows)).value();
    EXPECT_EQ(compare(bundle, device).verdict, Fit::Yes);
    device.partitions->rows[1].length = 2000;
    EXPECT_EQ(compare(bundle, device).verdict, Fit::No);
    device.partitions->rows.pop_back();
    EXPECT_EQ(compare(bundle, device).verdict, Fit::No);
}

TEST(Compatibility, RefusesAnImageLargerThanItsPartition)
{
    FirmwareBundle bundle = e392();
    bundle.images.push_back(tableImage({{"0:AMSS", 3000, 300}}));
    FirmwareImage amss;
    amss.name = "04_amss.bin";
    amss.partition = "0:AMSS";
    amss.size = 27 * 128 * 1024;
    bundle.images.push_back(amss);
    EXPECT_EQ(compare(bundle, {.product = "E392u-12"}).verdict, Fit::Yes);
    bundle.images.back().size += 1;
    const auto result = compare(bundle, {.product = "E392u-12"});
    EXPECT_EQ(result.verdict, Fit::No);
    EXPECT_THAT(result.reasons[0].text.english(), HasSubstr("04_amss.bin"));
}

TEST(Compatibility, ComparesTheHardwareOfCertificates)
{
    FirmwareBundle bundle;
    FirmwareImage image;
    image.name = "tz.mbn";
    image.details = {{"HW_ID", "000480E100000000"}};
    bundle.images.push_back(image);
    EXPECT_EQ(compare(bundle, {.hardwareId = "000480e100000000"}).verdict, Fit::Yes);
    EXPECT_EQ(compare(bundle, {.hardwareId = "001070e100000000"}).verdict, Fit::No);
    bundle.images[0].details = {{"HW_ID", "0000000000000000"}};
    EXPECT_EQ(compare(bundle, {.hardwareId = "001070e100000000"}).verdict, Fit::CannotTell);
}

}  // namespace
}  // namespace reviver
