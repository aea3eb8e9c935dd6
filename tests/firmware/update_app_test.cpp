// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class UpdateApp : public testing::Test {
protected:
    Result<FirmwareBundle> open(const Bytes &octets)
    {
        return openBundle(m_folder.write("UPDATE.APP", octets));
    }

    /// Three images whose type texts name their partitions, then their checksums.
    std::vector<MadeRecord> phone() const
    {
        std::vector<MadeRecord> records = {{0xF2000000, noise(40000, 1), "BOOT"},
                                           {0x00000000, noise(100000, 2), "SYSTEM"},
                                           {0x30000000, noise(32768, 3), "CUST"}};
        records.push_back({0xFD000000, updateChecksumsOf(records), "CRC"});
        return records;
    }

    TestFolder m_folder;
};

TEST_F(UpdateApp, NamesItsImagesAfterTheirPartitions)
{
    const auto bundle = open(containerOf(phone()));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    EXPECT_EQ(bundle->format, "Huawei Android update (UPDATE.APP)");
    ASSERT_THAT(bundle->images, SizeIs(3));
    EXPECT_EQ(bundle->images[1].partition, "SYSTEM");
    EXPECT_EQ(bundle->images[1].name, "02_system.bin");
    EXPECT_THAT(bundle->details, Contains(ImageDetail{"checksums of the whole", "7, all right"}));
}

TEST_F(UpdateApp, ShowsItsSignature)
{
    auto records = phone();
    records.insert(records.begin(), {0xFE000000, noise(256, 9), "SHA256RSA"});
    const auto bundle = open(containerOf(records));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    EXPECT_THAT(bundle->images, SizeIs(3));
    EXPECT_THAT(bundle->details,
                Contains(ImageDetail{"signature",
                                     "SHA256RSA, 256 octets; can't be verified without the maker's key"}));
}

TEST_F(UpdateApp, HasTheSameImagesAsThePlainContainer)
{
    auto records = eightImages();
    records.push_back({0xFD000000, updateChecksumsOf(eightImages()), "CRC"});
    const auto bundle = open(containerOf(records));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    const auto plain = openBundle(m_folder.write("plain.bin", containerOf(eightImages())));
    ASSERT_TRUE(plain);
    ASSERT_EQ(bundle->images.size(), plain->images.size());
    for (std::size_t i = 0; i < plain->images.size(); ++i) {
        EXPECT_EQ(digestOf(bundle->images[i]), digestOf(plain->images[i])) << i;
        EXPECT_EQ(bundle->images[i].role, plain->images[i].role) << i;
    }
}

TEST_F(UpdateApp, WithAnImageThatItsOwnTableContradictsIsDamaged)
{
    auto records = phone();
    // The record's own checksums are right: somebody has exchanged the image.
    records[1].data[70000] ^= 1;
    const auto bundle = open(containerOf(records));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_FALSE(bundle->whole());
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("Image 2 differs"));
    EXPECT_EQ(bundle->images[1].check, CheckState::Bad);
    EXPECT_EQ(bundle->images[0].check, CheckState::Good);
}

TEST_F(UpdateApp, WithATableInFrontOfAllImagesIsCheckedAsWell)
{
    auto records = phone();
    std::rotate(records.begin(), records.end() - 1, records.end());
    const auto bundle = open(containerOf(records));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_THAT(bundle->details, Contains(ImageDetail{"checksums of the whole", "7, all right"}));
}

TEST_F(UpdateApp, WithATableOfAnotherLayoutIsNotCalledDamaged)
{
    for (const std::size_t size : {0u, 1u, 13u, 16u}) {
        auto records = phone();
        records[3].data.resize(size);
        const auto bundle = open(containerOf(records));
        ASSERT_TRUE(bundle) << bundle.error().detail();
        EXPECT_THAT(bundle->problems, IsEmpty()) << size;
    }
}

TEST_F(UpdateApp, WithADamagedTableSaysWhichEntryItIs)
{
    Bytes octets = containerOf(phone());
    octets[octets.size() - 5] ^= 1;
    const auto bundle = open(octets);
    ASSERT_TRUE(bundle) << bundle.error().detail();
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("entry CRC"));
    EXPECT_THAT(bundle->problems[0].where, HasSubstr("record 4"));
}

}  // namespace
}  // namespace reviver
