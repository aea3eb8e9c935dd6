// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/nothing_cut.h"
#include "tests/ui/support/pictures.h"
#include "ui/style/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confidence_meter.h"
#include "ui/widgets/evidence_table.h"
#include "ui/widgets/led_widget.h"
#include "ui/widgets/link_bars.h"
#include "ui/widgets/modem_delegate.h"
#include "ui/widgets/modem_list.h"
#include "ui/widgets/note.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/text_label.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace reviver::ui {

namespace {

double litSeconds(const LightPattern &pattern, double seconds)
{
    double sum = 0;
    for (const LightPattern::Stretch &stretch : pattern.stretches(seconds))
        sum += stretch.length;
    return sum;
}

QStandardItem *modem(const char *title, ModeShape shape)
{
    auto *item = new QStandardItem;
    item->setData(QLatin1String(title), ModemTitleRole);
    item->setData(QStringLiteral("port 1-4"), ModemPortRole);
    item->setData(int(shape), ModemModeShapeRole);
    item->setData(-1.0, ModemProgressRole);
    return item;
}

}  // namespace

TEST(LightPattern, ItsStretchesAreTheLightOfSixSeconds)
{
    EXPECT_DOUBLE_EQ(litSeconds(LightPattern::slow(), 6), 3);
    EXPECT_DOUBLE_EQ(litSeconds(LightPattern::twoBlinks(), 6), 1);
    EXPECT_DOUBLE_EQ(litSeconds(LightPattern::oneBlink(), 6), 0.6);
    EXPECT_DOUBLE_EQ(litSeconds(LightPattern::steady(), 6), 6);
    EXPECT_TRUE(LightPattern::dark().stretches(6).empty());
    EXPECT_TRUE(LightPattern::notAsked().stretches(6).empty());
    EXPECT_EQ(LightPattern::twoBlinks().stretches(6).size(), 4U);
}

TEST(LightPattern, NonsenseDrawsNothingAndEnds)
{
    for (const LightPattern &nonsense : {LightPattern{LightPattern::Kind::Blinking, {}},
                                         LightPattern{LightPattern::Kind::Blinking, {{0, 0}}},
                                         LightPattern{LightPattern::Kind::Blinking, {{-1, -1}}}}) {
        EXPECT_TRUE(nonsense.stretches(6).empty());
        EXPECT_FALSE(nonsense.litAt(1));
    }
}

TEST(LightPattern, TheLampFollowsIt)
{
    EXPECT_TRUE(LightPattern::slow().litAt(0.5));
    EXPECT_FALSE(LightPattern::slow().litAt(1.5));
    EXPECT_TRUE(LightPattern::slow().litAt(2.5));
    EXPECT_TRUE(LightPattern::twoBlinks().litAt(0.6));
    EXPECT_FALSE(LightPattern::twoBlinks().litAt(2));
}

TEST(LedWidget, BlinksForThePracticeModemOnlyAndNotWithReducedMotion)
{
    LedWidget led;
    led.setLight(QStringLiteral("Light: 1 s on, 1 s off"), LightPattern::slow());
    test::showSettled(led);
    EXPECT_FALSE(led.isBlinking());
    led.setLive(true);
    EXPECT_EQ(led.isBlinking(), motionAllowed());
    setReduceMotion(true);
    EXPECT_FALSE(led.isBlinking());
    EXPECT_TRUE(led.lit()) << "the strip tells, the lamp stays lit";
    setReduceMotion(false);
    led.setLight(QStringLiteral("Light: always on"), LightPattern::steady());
    EXPECT_FALSE(led.isBlinking());
}

TEST(Names, EveryPaintedWidgetSaysOneSentence)
{
    ModeChip chip;
    chip.setMode(ModeShape::Download);
    EXPECT_EQ(chip.accessibleName(), QStringLiteral("The modem's mode: Download mode"));
    LedWidget led;
    EXPECT_EQ(led.accessibleName(), QStringLiteral("What the modem's light does: Not asked yet"));
    ConfidenceMeter confidence;
    confidence.setLevel(ConfidenceMeter::Level::Medium);
    EXPECT_EQ(confidence.accessibleName(), QStringLiteral("Confidence: medium: 2 of 3"));
    LinkBars bars;
    EXPECT_EQ(bars.accessibleName(), QStringLiteral("Link quality: Not measured yet"));
    bars.setQuality(LinkQuality::Poor);
    EXPECT_EQ(bars.accessibleName(), QStringLiteral("Link quality: Poor"));
    Note note(Tone::Warn, QStringLiteral("Think first"), QStringLiteral("Has a cost."));
    EXPECT_EQ(note.accessibleName(), QStringLiteral("Think first"));
    EXPECT_EQ(note.accessibleDescription(), QStringLiteral("Has a cost."));
}

TEST(Buttons, KeepTheirPlaceWhenTheyGetTheFocus)
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    QList<QPushButton *> buttons;
    for (const auto kind : {ButtonKind::Secondary, ButtonKind::Primary, ButtonKind::Danger, ButtonKind::Quiet,
                            ButtonKind::Link, ButtonKind::Practice, ButtonKind::Status}) {
        buttons << makeButton(kind, QStringLiteral("Save report"), QStringLiteral("report"));
        EXPECT_EQ(buttonKind(buttons.last()), kind);
        column->addWidget(buttons.last(), 0, Qt::AlignLeft);
    }
    test::showSettled(window);
    window.activateWindow();
    for (QPushButton *button : buttons) {
        const QRect before = button->geometry();
        const QSize hint = button->sizeHint();
        button->setFocus();
        test::showSettled(window);
        EXPECT_EQ(button->geometry(), before);
        EXPECT_EQ(button->sizeHint(), hint) << int(buttonKind(button));
    }
}

TEST(TextLabel, AnElidedTextHasAllOfItInTheToolTip)
{
    TextLabel label(QStringLiteral("E392_E398_firmware_11.433.57.00.260.B757.exe"));
    label.setElideMode(Qt::ElideMiddle);
    label.resize(100, 24);
    test::showSettled(label);
    EXPECT_TRUE(label.isElided());
    EXPECT_EQ(label.toolTip(), label.text());
    label.resize(600, 24);
    test::showSettled(label);
    EXPECT_FALSE(label.isElided());
    EXPECT_TRUE(label.toolTip().isEmpty());
}

TEST(TextLabel, ShowsMarkupOfAModemAsItIs)
{
    TextLabel label(QStringLiteral("<b>E392</b>"));
    EXPECT_EQ(label.textFormat(), Qt::PlainText);
}

TEST(NothingCut, FindsWhatIsCut)
{
    QWidget window;
    window.resize(300, 200);
    auto *label = new QLabel(QStringLiteral("A sentence that needs much more room than this"), &window);
    label->setGeometry(0, 0, 40, 20);
    auto *button = new QPushButton(QStringLiteral("Back up and resurrect"), &window);
    button->setGeometry(0, 40, 50, 36);
    auto *low = new QLabel(QStringLiteral("low"), &window);
    low->setGeometry(0, 100, 100, 4);
    test::showSettled(window);
    EXPECT_EQ(test::cutTexts(&window).size(), 3);
}

TEST(ModemList, EnterSpaceAndClickChoose)
{
    QStandardItemModel model;
    model.appendRow(modem("E392u-12", ModeShape::Download));
    model.appendRow(modem("E3372h", ModeShape::Normal));
    ModemPanel panel;
    panel.resize(232, 400);
    panel.setModel(&model);
    test::showSettled(panel);
    QSignalSpy chosen(panel.list(), &ModemList::modemChosen);
    panel.list()->setCurrentIndex(model.index(0, 0));
    QTest::keyClick(panel.list(), Qt::Key_Down);
    QTest::keyClick(panel.list(), Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toModelIndex().row(), 1);
    QTest::keyClick(panel.list(), Qt::Key_Up);
    QTest::keyClick(panel.list(), Qt::Key_Space);
    QTest::mouseClick(panel.list()->viewport(), Qt::LeftButton, {},
                      panel.list()->visualRect(model.index(1, 0)).center());
    EXPECT_EQ(chosen.count(), 3);
}

TEST(ModemList, SaysEveryModemInOneSentence)
{
    QStandardItemModel model;
    model.appendRow(modem("E392u-12", ModeShape::Download));
    EXPECT_EQ(ModemDelegate::sentence(model.index(0, 0)),
              QStringLiteral("E392u-12, port 1-4, Download mode"));
    model.item(0)->setData(true, ModemPracticeRole);
    model.item(0)->setData(0.5, ModemProgressRole);
    EXPECT_EQ(ModemDelegate::sentence(model.index(0, 0)),
              QStringLiteral("E392u-12, practice, Download mode, 50 %"));
}

TEST(EvidenceTable, WhatWasNotSeenIsSaid)
{
    EvidenceTable table;
    table.setRows(
        {{Tone::Unknown, QStringLiteral("IMEI"), QString(), true, QStringLiteral("No clue"), Tone::Quiet}});
    const QAbstractItemModel *model = table.table()->model();
    EXPECT_EQ(model->index(0, 1).data().toString(), QStringLiteral("Not seen yet"));
    EXPECT_EQ(model->index(0, 0).data(IconNameRole).toString(), QStringLiteral("unknown"));
}

TEST(TableView, DropsColumnsInANarrowWindowAndFillsTheRest)
{
    QStandardItemModel model(2, 3);
    TableView table;
    table.setModel(&model);
    table.setColumnWidths({60, 0, 200});
    table.setNarrowHidden({2});
    table.resize(1200, 200);
    test::showSettled(table);
    EXPECT_FALSE(table.isColumnHidden(2));
    EXPECT_EQ(table.columnWidth(0) + table.columnWidth(1) + table.columnWidth(2), table.viewport()->width());
    table.resize(700, 200);
    test::showSettled(table);
    EXPECT_TRUE(table.isColumnHidden(2));
    EXPECT_EQ(table.columnWidth(0) + table.columnWidth(1), table.viewport()->width());
}

TEST(PracticeBanner, CannotBeClosedButEnded)
{
    PracticeBanner banner;
    EXPECT_EQ(banner.findChildren<QPushButton *>().size(), 1);
    QSignalSpy ended(&banner, &PracticeBanner::endPracticeRequested);
    banner.endButton()->click();
    EXPECT_EQ(ended.count(), 1);
}

TEST(PageFrame, ScrollsByKeyboardWhateverHasTheFocus)
{
    PageFrame page;
    for (int i = 0; i < 60; ++i)
        page.body()->addWidget(new TextLabel(QStringLiteral("A line")));
    QPushButton *button = page.addFooterButton(ButtonKind::Primary, QStringLiteral("Detect"));
    page.resize(600, 300);
    test::showSettled(page);
    page.activateWindow();
    button->setFocus();
    QScrollBar *bar = page.scrollArea()->verticalScrollBar();
    ASSERT_GT(bar->maximum(), 0);
    QTest::keyClick(button, Qt::Key_PageDown);
    EXPECT_GT(bar->value(), 0);
    QTest::keyClick(button, Qt::Key_End);
    EXPECT_EQ(bar->value(), bar->maximum());
    QTest::keyClick(button, Qt::Key_Home);
    EXPECT_EQ(bar->value(), 0);
}

}  // namespace reviver::ui
