// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/pictures.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/step_delegate.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace reviver::ui {

namespace {

bool wordShown(const StepBar &bar, Step step)
{
    return bar.item(int(step))->data(StepWordRole).toBool();
}

}  // namespace

TEST(StepBar, MarksWhatWasDoneWhatIsNowAndWhatIsToCome)
{
    StepBar bar;
    bar.setCurrentStep(Step::BackUp);
    EXPECT_EQ(bar.state(Step::Detect), StepState::Done);
    EXPECT_EQ(bar.state(Step::BackUp), StepState::Current);
    EXPECT_EQ(bar.state(Step::Report), StepState::Open);
    bar.setStoppedAt(Step::Resurrect);
    EXPECT_EQ(bar.state(Step::BackUp), StepState::Done);
    EXPECT_EQ(bar.state(Step::Resurrect), StepState::Stopped);
}

TEST(StepBar, ArrowKeysMoveAndEnterGoesBackToAVisitedStep)
{
    StepBar bar;
    bar.resize(900, 53);
    bar.setCurrentStep(Step::BackUp);
    bar.setReason(Step::Resurrect, QStringLiteral("The backup comes first."));
    test::showSettled(bar);
    bar.activateWindow();
    bar.setFocus();
    QSignalSpy activated(&bar, &StepBar::stepActivated);
    QSignalSpy refused(&bar, &StepBar::stepRefused);
    QTest::keyClick(&bar, Qt::Key_Left);
    QTest::keyClick(&bar, Qt::Key_Return);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].toInt(), int(Step::Diagnose));
    QTest::keyClick(&bar, Qt::Key_Right);
    QTest::keyClick(&bar, Qt::Key_Right);
    QTest::keyClick(&bar, Qt::Key_Enter);
    EXPECT_EQ(activated.count(), 1);
    ASSERT_EQ(refused.count(), 1);
    EXPECT_EQ(refused[0][0].toInt(), int(Step::Resurrect));
    EXPECT_EQ(refused[0][1].toString(), QStringLiteral("The backup comes first."));
}

TEST(StepBar, ArrowKeysFollowTheReadingDirection)
{
    StepBar bar;
    bar.setLayoutDirection(Qt::RightToLeft);
    bar.resize(900, 53);
    bar.setCurrentStep(Step::BackUp);
    test::showSettled(bar);
    EXPECT_GT(bar.visualItemRect(bar.item(0)).left(), bar.visualItemRect(bar.item(1)).left());
    QTest::keyClick(&bar, Qt::Key_Left);
    EXPECT_EQ(bar.currentRow(), int(Step::Resurrect));
}

TEST(StepBar, FillsItsWidthAndStepsDoNotMoveWhenTheyChange)
{
    StepBar bar;
    bar.resize(1200, 53);
    bar.setCurrentStep(Step::Detect);
    test::showSettled(bar);
    const QRect before = bar.visualItemRect(bar.item(3));
    EXPECT_NEAR(bar.visualItemRect(bar.item(5)).right(), bar.viewport()->width(), 6);
    bar.setCurrentStep(Step::Resurrect);
    test::showSettled(bar);
    EXPECT_EQ(bar.visualItemRect(bar.item(3)), before);
}

TEST(StepBar, TooNarrowForAllWordsKeepsTheCurrentOne)
{
    StepBar bar;
    bar.setCurrentStep(Step::Diagnose);
    bar.resize(420, 53);
    test::showSettled(bar);
    EXPECT_TRUE(wordShown(bar, Step::Diagnose));
    EXPECT_FALSE(wordShown(bar, Step::Verify));
    EXPECT_EQ(bar.item(int(Step::Verify))->toolTip(), QStringLiteral("Verify"));
    bar.resize(900, 53);
    test::showSettled(bar);
    EXPECT_TRUE(wordShown(bar, Step::Verify));
}

TEST(StepBar, EveryStepSaysItsPlaceAndState)
{
    StepBar bar;
    bar.setStoppedAt(Step::Resurrect);
    const auto said = [&](Step step) { return bar.item(int(step))->data(Qt::AccessibleTextRole).toString(); };
    EXPECT_EQ(said(Step::Detect), QStringLiteral("Step 1 of 6: Detect, done"));
    EXPECT_EQ(said(Step::Resurrect), QStringLiteral("Step 4 of 6: Resurrect, stopped here"));
    EXPECT_EQ(said(Step::Report), QStringLiteral("Step 6 of 6: Report, still to come"));
}

}  // namespace reviver::ui
