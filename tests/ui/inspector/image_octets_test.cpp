// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/inspector/gated_source.h"
#include "ui/bridge/image_octets.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

bool waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, 30000);
}

TEST(ImageOctets, ComeFromAnotherThreadAndOnlyThePagesAskedFor)
{
    const auto image = std::make_shared<GatedSource>(std::uint64_t{3} << 30);
    ImageOctets octets;
    QSignalSpy replaced(&octets, &HexSource::replaced);
    octets.setImage(image);
    EXPECT_EQ(replaced.size(), 1);
    EXPECT_EQ(octets.size(), std::uint64_t{3} << 30);
    EXPECT_TRUE(octets.octets(std::uint64_t{2} << 30, 256).isEmpty()) << "not at hand, and nothing waits";
    ASSERT_TRUE(waitFor([&] { return octets.octets(std::uint64_t{2} << 30, 256).size() == 256; }));
    EXPECT_EQ(image->read(), std::uint64_t(ImageOctets::kPage));
    EXPECT_NE(image->reader(), std::this_thread::get_id());
}

TEST(ImageOctets, AreTheOnesOfTheImageAcrossPages)
{
    ImageOctets octets;
    const auto image = std::make_shared<GatedSource>(100'000);
    octets.setImage(image);
    const quint64 border = ImageOctets::kPage;
    ASSERT_TRUE(waitFor([&] { return octets.octets(border - 3, 6).size() == 6; }));
    const QByteArray found = octets.octets(border - 3, 6);
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(static_cast<std::uint8_t>(found[i]), GatedSource::octetAt(border - 3 + quint64(i)));
    ASSERT_TRUE(waitFor([&] { return octets.octets(99'990, 100).size() == 10; })) << "not beyond the end";
    EXPECT_TRUE(octets.octets(100'000, 16).isEmpty());
}

TEST(ImageOctets, OfTheImageBeforeNeverAppear)
{
    const auto slow = std::make_shared<GatedSource>(1000);
    slow->close();
    ImageOctets octets;
    octets.setImage(slow);
    octets.octets(0, 16);
    const auto other = memorySource(Bytes(32, 0xEE));
    octets.setImage(other);
    slow->open();
    ASSERT_TRUE(waitFor([&] { return !octets.octets(0, 16).isEmpty(); }));
    EXPECT_EQ(octets.octets(0, 16), QByteArray(16, char(0xEE)));
}

TEST(ImageOctets, ThatCannotBeReadAreToldOnce)
{
    const auto image = std::make_shared<GatedSource>(1000);
    image->failFrom(0);
    ImageOctets octets;
    QSignalSpy unreadable(&octets, &HexSource::unreadable);
    octets.setImage(image);
    octets.octets(0, 16);
    ASSERT_TRUE(waitFor([&] { return unreadable.size() == 1; }));
    octets.octets(0, 16);
    QTest::qWait(0);
    EXPECT_EQ(unreadable.size(), 1) << "not asked for again";
}

}  // namespace
}  // namespace reviver::test
