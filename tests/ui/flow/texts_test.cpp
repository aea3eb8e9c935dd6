// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/texts.h"

#include <QLocale>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace std::chrono_literals;
using namespace ui;

class Texts : public testing::Test {
protected:
    void SetUp() override { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    /// With plain blanks, to be read.
    static std::string plain(QString text) { return text.replace(QChar::Nbsp, u' ').toStdString(); }
};

TEST_F(Texts, SizesAreDecimalWithNoMoreDigitsThanOneCanUse)
{
    EXPECT_EQ(plain(sizeText(464)), "464 B");
    EXPECT_EQ(plain(sizeText(40852)), "40.9 kB");
    EXPECT_EQ(plain(sizeText(464936)), "464.9 kB");
    EXPECT_EQ(plain(sizeText(1851392)), "1.85 MB");
    EXPECT_EQ(plain(sizeText(2388880)), "2.39 MB");
    EXPECT_EQ(plain(sizeText(30765600)), "30.8 MB");
    EXPECT_EQ(plain(sizeText(4700000000ULL)), "4.70 GB");
}

TEST_F(Texts, AmountsShareTheUnitOfTheWhole)
{
    EXPECT_EQ(plain(amountText(18800000, 30765600)), "18.8 of 30.8 MB");
    EXPECT_EQ(plain(amountText(0, 464)), "0 of 464 B");
}

TEST_F(Texts, SpeedsHaveNoFalseDigits)
{
    EXPECT_EQ(plain(speedText(214321)), "214 kB/s");
    EXPECT_EQ(plain(speedText(2140000)), "2.1 MB/s");
}

TEST_F(Texts, RangesAreRoundedOutwards)
{
    EXPECT_EQ(plain(rangeText(130s, 170s)), "2 to 3 min");
    EXPECT_EQ(plain(rangeText(185s, 299s)), "3 to 5 min");
    EXPECT_EQ(plain(rangeText(42s, 58s)), "40 to 60 s");
    EXPECT_EQ(plain(rangeText(3s, 8s)), "up to 10 s");
    EXPECT_EQ(plain(rangeText(61s, 119s)), "1 to 2 min");
    EXPECT_EQ(plain(rangeText(200s, 100s)), "3 to 4 min") << "a range the wrong way round is not believed";
}

TEST_F(Texts, TimesAreSaidInMinutesAndSeconds)
{
    EXPECT_EQ(plain(elapsedText(137s)), "2:17");
    EXPECT_EQ(plain(elapsedText(5s)), "0:05");
    EXPECT_EQ(plain(tookText(279s)), "4 min 39 s");
    EXPECT_EQ(plain(tookText(14s)), "14 s");
    EXPECT_EQ(plain(tookText(14ms)), "less than 1 s");
}

TEST_F(Texts, MessagesHaveTheirPlacesFilled)
{
    EXPECT_EQ(plain(translate({"Both say %1.", {"E392u-12"}})), "Both say E392u-12.");
    EXPECT_TRUE(translate({}).isEmpty());
}

TEST_F(Texts, EveryModeHasAShapeAndWords)
{
    for (int mode = 0; mode <= static_cast<int>(DeviceMode::Busy); ++mode)
        EXPECT_FALSE(modeWords(static_cast<DeviceMode>(mode)).isEmpty()) << mode;
    EXPECT_EQ(modeShape(DeviceMode::HuaweiDownload), ModeShape::Download);
    EXPECT_EQ(modeShape(DeviceMode::Unknown), ModeShape::Unknown);
}

}  // namespace
}  // namespace reviver::test
