// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::SizeIs;

class EightImageSample : public testing::TestWithParam<const char *> {};

TEST_P(EightImageSample, GivesTheSameEightImages)
{
    REVIVER_NEED_SAMPLE(GetParam());
    const auto bundle = openBundle(sample(GetParam()));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    ASSERT_THAT(bundle->images, SizeIs(8));
    const ImageRole roles[]
        = {ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,    ImageRole::Amss,
           ImageRole::Dsp1,           ImageRole::Dsp2, ImageRole::Unknown, ImageRole::Efs2};
    for (std::size_t i = 0; i < 8; ++i) {
        EXPECT_EQ(bundle->images[i].role, roles[i]) << i;
        const Bytes expected = readFile(sample("firmware-synthetic/hmf/0" + std::to_string(i + 1) + ".bin"));
        EXPECT_EQ(readAll(*bundle->images[i].data, 0, bundle->images[i].size).value(), expected) << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Samples, EightImageSample,
                         testing::Values("firmware-synthetic/qc8.bin",
                                         "firmware-synthetic/updater-nested.exe",
                                         "firmware-synthetic/updater-overlay.exe", "firmware-synthetic/hmf",
                                         "firmware-synthetic/qc8-unaligned-lead-filealign.bin",
                                         "firmware-synthetic/qc8-unaligned-lead-relalign.bin"));

class GapSample : public testing::TestWithParam<const char *> {};

TEST_P(GapSample, IsOneDamagedBundle)
{
    REVIVER_NEED_SAMPLE(GetParam());
    const auto bundle = openBundle(sample(GetParam()));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_FALSE(bundle->whole());
    EXPECT_THAT(bundle->images, SizeIs(2));
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("gap"));
    EXPECT_THAT(bundle->problems[0].where, HasSubstr("record 2"));
}

INSTANTIATE_TEST_SUITE_P(Samples, GapSample,
                         testing::Values("firmware-synthetic/bad-header.bin",
                                         "firmware-synthetic/bad-hdsize0.bin",
                                         "firmware-synthetic/bad-psize.bin",
                                         "firmware-synthetic/bad-bs0.bin"));

TEST(Sample, WithABadBlockNamesImageAndBlock)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/bad-block.bin");
    const auto bundle = openBundle(sample("firmware-synthetic/bad-block.bin"));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    ASSERT_THAT(bundle->images, SizeIs(3));
    EXPECT_EQ(bundle->images[0].check, CheckState::Good);
    EXPECT_EQ(bundle->images[1].check, CheckState::Bad);
    EXPECT_EQ(bundle->images[2].check, CheckState::Good);
    EXPECT_THAT(bundle->images[1].badBlocks, testing::ElementsAre(0u));
}

TEST(Sample, CutShortHasSevenGoodImagesAndOneTruncated)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/bad-truncated.bin");
    const auto bundle = openBundle(sample("firmware-synthetic/bad-truncated.bin"));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    ASSERT_THAT(bundle->images, SizeIs(8));
    for (std::size_t i = 0; i < 7; ++i)
        EXPECT_TRUE(bundle->images[i].whole()) << i;
    EXPECT_TRUE(bundle->images[7].truncated);
    EXPECT_FALSE(bundle->whole());
}

TEST(Sample, OfBalongKeepsItsRecordsAsTheyAreStored)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/balong-lzma-zlib.bin");
    const auto bundle = openBundle(sample("firmware-synthetic/balong-lzma-zlib.bin"));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    EXPECT_EQ(bundle->platform, FirmwarePlatform::Balong);
    ASSERT_THAT(bundle->images, SizeIs(3));
    EXPECT_EQ(bundle->images[1].encoding, "zlib");
    EXPECT_EQ(bundle->images[2].encoding, "lzma");
    EXPECT_EQ(bundle->images[1].size, bundle->images[1].storedSize);
}

}  // namespace
}  // namespace reviver
