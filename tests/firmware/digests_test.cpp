// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/digests.h"
#include "tests/firmware/made_firmware.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace test;

/// Octets that count how often they are read, and can't be read when the test says so.
class CountedSource final : public ByteSource {
public:
    std::uint64_t size() const override { return 3; }
    Result<void> read(std::uint64_t, MutableByteView buffer) const override
    {
        ++m_reads;
        if (m_broken)
            return failure(ErrorCode::FileUnreadable, "as the test says");
        std::copy_n(std::string_view("abc").begin(), buffer.size(), buffer.begin());
        return {};
    }
    int reads() const { return m_reads; }
    void breakIt() { m_broken = true; }

private:
    mutable int m_reads = 0;
    bool m_broken = false;
};

struct CountedBundle {
    std::shared_ptr<CountedSource> source = std::make_shared<CountedSource>();
    FirmwareBundle bundle;

    CountedBundle()
    {
        FirmwareImage image;
        image.name = "06_dsp2.bin";
        image.data = source;
        bundle.images = {image, FirmwareImage()};
    }
};

TEST(Digests, OfEveryImageAreFoundWhenTheyAreAskedFor)
{
    const TestFolder folder;
    const auto bundle = openBundle(folder.write("all.bin", containerOf(eightImages())));
    ASSERT_TRUE(bundle);
    EXPECT_EQ(bundle->images[3].sha256(), "") << "opening checks, it does not hash";
    std::uint64_t read = 0;
    ASSERT_TRUE(digestImages(*bundle, [&](std::uint64_t done, std::uint64_t total) {
        EXPECT_LE(done, total);
        read = done;
    }));
    std::uint64_t all = 0;
    for (const FirmwareImage &image : bundle->images) {
        EXPECT_EQ(image.sha256(), digestOf(image)) << image.name;
        all += image.size;
    }
    EXPECT_EQ(read, all);
}

TEST(Digests, OfTheSameOctetsAreFoundOnce)
{
    const CountedBundle counted;
    ASSERT_TRUE(digestImages(counted.bundle));
    const FirmwareBundle copy = counted.bundle;
    ASSERT_TRUE(digestImages(copy));
    EXPECT_EQ(copy.images[0].sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(copy.images[1].sha256(), "") << "a missing image has none";
    EXPECT_EQ(counted.source->reads(), 1);
}

TEST(Digests, OfWhatCannotBeReadNameTheImage)
{
    const CountedBundle counted;
    counted.source->breakIt();
    const auto found = digestImages(counted.bundle);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code(), ErrorCode::FileUnreadable);
    EXPECT_NE(found.error().detail().find("06_dsp2.bin"), std::string::npos) << found.error().detail();
    EXPECT_EQ(counted.bundle.images[0].sha256(), "");
}

TEST(Digests, AreLeftWhenTheUserStops)
{
    const CountedBundle counted;
    StopSource stop;
    stop.requestStop();
    const auto found = digestImages(counted.bundle, {}, stop.token());
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code(), ErrorCode::Cancelled);
}

}  // namespace
}  // namespace reviver
