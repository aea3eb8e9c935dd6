// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/image_strip.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/progress_row.h"
#include "ui/widgets/speed_spark.h"

#include <cmath>
#include <gtest/gtest.h>

namespace reviver::ui {

TEST(ProgressBar, NeverGoesBack)
{
    ProgressBar bar;
    bar.setFraction(0.6);
    bar.setFraction(0.2);
    EXPECT_DOUBLE_EQ(bar.fraction(), 0.6);
    bar.setFraction(-1);
    bar.setFraction(std::nan(""));
    EXPECT_DOUBLE_EQ(bar.fraction(), 0.6);
    bar.setBusy(true);
    bar.setFraction(0.1);
    bar.setBusy(false);
    EXPECT_DOUBLE_EQ(bar.fraction(), 0.6);
    EXPECT_EQ(bar.value(), 600);
}

TEST(ProgressBar, IsFullOnlyAfterTheLastCheck)
{
    ProgressRow row(QStringLiteral("Whole repair"), 12);
    row.setFraction(1);
    EXPECT_EQ(row.percent(), 99);
    row.setFraction(7);
    EXPECT_EQ(row.percent(), 99);
    row.finish();
    EXPECT_EQ(row.percent(), 100);
    row.setFraction(0.5);
    EXPECT_EQ(row.percent(), 100);
}

TEST(ProgressBar, StartsAgainOnlyForANewImage)
{
    ProgressRow row(QStringLiteral("This image"), 8);
    row.setFraction(0.9);
    row.restart();
    EXPECT_EQ(row.percent(), 0);
    row.setFraction(0.25);
    EXPECT_EQ(row.percent(), 25);
}

TEST(ProgressRow, RowsOfAPageLineUp)
{
    ProgressRow image(QStringLiteral("This image"), 8);
    ProgressRow whole(QStringLiteral("Whole repair"), 12);
    image.setAmount(QStringLiteral("18.8 of 30.8 MB"));
    ProgressRow::align({&image, &whole});
    for (ProgressRow *row : {&image, &whole}) {
        row->resize(700, 30);
        row->show();
    }
    EXPECT_EQ(image.bar()->x(), whole.bar()->x());
    EXPECT_EQ(image.bar()->width(), whole.bar()->width());
    const int before = image.bar()->width();
    image.setAmount(QStringLiteral("1 of 2 MB"));
    EXPECT_EQ(image.bar()->width(), before) << "a shorter amount moves nothing";
}

TEST(ImageStrip, SaysItsCellsInOneSentence)
{
    ImageStrip strip;
    EXPECT_EQ(strip.sentence(), QStringLiteral("No images."));
    strip.setCells({{"1", CellState::Done, {}},
                    {"2", CellState::Done, {}},
                    {"3", CellState::Now, {}},
                    {"4", CellState::Waiting, {}},
                    {"8", CellState::LeftOut, {}}});
    EXPECT_EQ(strip.sentence(),
              QStringLiteral("Images: 2 done, number 3 being written, 1 waiting, 1 left out."));
    EXPECT_EQ(strip.accessibleName(), strip.sentence());
    strip.setCells({{"1", CellState::Failed, {}}});
    EXPECT_EQ(strip.sentence(), QStringLiteral("Images: number 1 failed."));
}

TEST(SpeedSpark, SaysTheSpeedsOfTheLastMinuteOnly)
{
    SpeedSpark spark;
    EXPECT_EQ(spark.accessibleName(), QStringLiteral("Speed during the last minute: not measured yet"));
    spark.addSample(0, 900000);
    spark.addSample(100, 190000);
    spark.addSample(110, 214000);
    EXPECT_EQ(spark.accessibleName(), QStringLiteral("Speed during the last minute: 190 to 214 kB/s"));
    spark.clear();
    EXPECT_EQ(spark.accessibleName(), QStringLiteral("Speed during the last minute: not measured yet"));
}

}  // namespace reviver::ui
