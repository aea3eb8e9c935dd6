// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/boot_check.h"
#include "core/simulator/image_content.h"
#include "tests/simulator/modem_bench.h"

namespace reviver::practice {
namespace {

using test::imagesWithout;

FlashStore freshFlash()
{
    return FlashStore(SimulatedFlash(1024, {3, 17}));
}

void store(FlashStore &flash, const PracticeImage &image)
{
    ASSERT_TRUE(flash.begin(image.name, image.data.size()));
    ASSERT_TRUE(flash.write(image.data));
    ASSERT_TRUE(flash.end());
}

FlashStore flashWith(const std::vector<PracticeImage> &images)
{
    FlashStore flash = freshFlash();
    for (const PracticeImage &image : images)
        store(flash, image);
    return flash;
}

TEST(BootCheck, StartsFromACompleteSetAndReadsItsVersion)
{
    const BootVerdict verdict = checkBoot(flashWith(practiceImages(PracticeSizes::Small)));
    EXPECT_TRUE(verdict.boots) << verdict.reason;
    EXPECT_EQ(verdict.version, "11.433.57.00.260");
}

TEST(BootCheck, MissesEachImageThatItNeeds)
{
    for (const char *name : {"partition-table", "dbl", "osbl", "amss", "dsp1", "dsp2", "efs2"}) {
        const BootVerdict verdict = checkBoot(flashWith(imagesWithout(name)));
        EXPECT_FALSE(verdict.boots) << name;
        EXPECT_EQ(verdict.reason, std::string(name) + " is missing or incomplete");
    }
    EXPECT_TRUE(checkBoot(flashWith(imagesWithout("resources"))).boots);
}

TEST(BootCheck, RefusesEachImageThatIsShorterThanItsHeaderSays)
{
    for (std::size_t i : {0u, 1u, 2u, 3u, 4u, 5u}) {
        std::vector<PracticeImage> images = practiceImages(PracticeSizes::Small);
        images[i].data.resize(i == 0 ? 16 + 28 * 6 - 1 : images[i].data.size() - 1);
        EXPECT_FALSE(checkBoot(flashWith(images)).boots) << images[i].name;
    }
}

TEST(BootCheck, RefusesAnImageThatWasNotEnded)
{
    FlashStore flash = flashWith(practiceImages(PracticeSizes::Small));
    ASSERT_TRUE(flash.begin("record_00160000", 100));
    EXPECT_EQ(checkBoot(flash).reason, "writing of record_00160000 was not ended");
}

TEST(BootCheck, RefusesAnImageThatReadsBackDifferently)
{
    FlashStore flash = flashWith(imagesWithout("dsp1"));
    const PracticeImage dsp1 = practiceImages(PracticeSizes::Small)[4];
    ASSERT_TRUE(flash.begin("dsp1", dsp1.data.size()));
    ASSERT_TRUE(flash.write(dsp1.data, false));
    ASSERT_TRUE(flash.end());
    EXPECT_EQ(checkBoot(flash).reason, "dsp1 reads back differently");
}

TEST(ImageContent, IsKnownFromTheHeaderOfEachPracticeImage)
{
    for (const PracticeSizes sizes : {PracticeSizes::Small, PracticeSizes::Forum}) {
        for (const PracticeImage &image : practiceImages(sizes)) {
            const ContentVerdict verdict = recogniseContent(image.data);
            const std::string expected = image.name == "resources" ? "other" : image.name;
            EXPECT_EQ(contentName(verdict.content), expected);
            EXPECT_EQ(verdict.complete, expected != "other") << image.name;
        }
    }
}

TEST(ImageContent, SurvivesEveryTruncationOfAHeader)
{
    for (const PracticeImage &image : practiceImages(PracticeSizes::Small)) {
        for (std::size_t size = 0; size < 120; ++size)
            EXPECT_FALSE(recogniseContent(ByteView(image.data).first(size)).complete) << image.name << size;
    }
    EXPECT_FALSE(recogniseContent(Bytes(200, 0xFF)).complete);
}

TEST(VersionText, NeedsFiveGroupsOfAtMostThreeDigits)
{
    EXPECT_EQ(findVersionText(asBytes("xx11.433.57.00.260yy")), "11.433.57.00.260");
    EXPECT_EQ(findVersionText(asBytes("1.2.3.4")), std::nullopt);
    EXPECT_EQ(findVersionText(asBytes("1.2.3.4.")), std::nullopt);
    EXPECT_EQ(findVersionText(asBytes("1111.2.3.4.5")), std::nullopt);
    EXPECT_EQ(findVersionText(asBytes("1.2.3 1.2.3.4.5")), "1.2.3.4.5");
    EXPECT_EQ(findVersionText({}), std::nullopt);
}

}  // namespace
}  // namespace reviver::practice
