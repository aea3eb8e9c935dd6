// SPDX-License-Identifier: Apache-2.0
// Positions and sizes of the look at 1120x760 and a font 16 px high.
#include "tests/ui/support/pictures.h"
#include "tests/ui/widgets/gallery.h"
#include "ui/style/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/evidence_table.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/modem_list.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tool_bar.h"

#include <QHeaderView>
#include <QMainWindow>
#include <QScrollArea>
#include <QScrollBar>
#include <QStatusBar>

#include <gtest/gtest.h>

namespace reviver::test {

using namespace ui;

namespace {

class Geometry : public testing::Test {
protected:
    void open(SamplePage page, QSize size = QSize(1120, 760), bool log = false, bool practice = false)
    {
        m_window = makeSampleWindow(page, log, practice);
        m_window->resize(size);
        showSettled(*m_window);
    }

    template <typename Widget>
    Widget *find() const
    {
        return m_window->findChild<Widget *>();
    }

    QRect place(const QWidget *widget) const
    {
        return QRect(widget->mapTo(m_window.get(), QPoint(0, 0)), widget->size());
    }

    std::unique_ptr<QWidget> m_window;
};

}  // namespace

TEST_F(Geometry, TheFrameOfTheWindowHasTheHeightsOfTheLook)
{
    open(SamplePage::Diagnosis, QSize(1120, 760), false, true);
    EXPECT_EQ(find<HeaderBar>()->height(), px(72));
    EXPECT_NEAR(find<StepBar>()->height(), px(52), 1);
    EXPECT_EQ(find<ModemPanel>()->width(), px(232));
    EXPECT_NEAR(find<QStatusBar>()->height(), px(32), 1);
    EXPECT_NEAR(find<ToolBar>()->height(), px(48), 3);
    EXPECT_EQ(find<PracticeBanner>()->height(), px(48));
    EXPECT_EQ(find<ModeChip>()->height(), px(26));
    EXPECT_EQ(find<ModemList>()->sizeHintForRow(0), px(66));
    for (const QPushButton *button : find<PageFrame>()->findChildren<QPushButton *>()) {
        if (buttonKind(button) == ButtonKind::Primary) {
            EXPECT_EQ(button->height(), px(36));
        }
    }
}

TEST_F(Geometry, WhatStandsOnAPageLinesUpWithItsMargins)
{
    open(SamplePage::Diagnosis);
    const PageFrame *page = find<PageFrame>();
    const QRect frame = place(page);
    EXPECT_EQ(place(page->headline()).left(), frame.left() + px(32));
    const QRect table = place(find<EvidenceTable>());
    EXPECT_EQ(table.left(), frame.left() + px(32));
    EXPECT_EQ(table.right(), frame.right() - px(32));
    EXPECT_EQ(find<TableView>()->header()->height(), px(36));
    EXPECT_EQ(find<TableView>()->visualRect(find<TableView>()->model()->index(0, 0)).height(), px(37));
    EXPECT_EQ(page->scrollArea()->verticalScrollBar()->maximum(), 0) << "no page scrolls at this size";
}

TEST_F(Geometry, NoFormScrollsInTheUsualWindow)
{
    for (const auto form : {SamplePage::Connect, SamplePage::Diagnosis, SamplePage::Plan, SamplePage::Result,
                            SamplePage::Failed, SamplePage::Bench}) {
        open(form);
        EXPECT_EQ(find<PageFrame>()->scrollArea()->verticalScrollBar()->maximum(), 0) << int(form);
    }
    open(SamplePage::Run, QSize(1120, 760), true);
    EXPECT_EQ(find<PageFrame>()->scrollArea()->verticalScrollBar()->maximum(), 0) << "run, with the log open";
}

TEST_F(Geometry, ANarrowWindowClosesUp)
{
    open(SamplePage::Diagnosis, QSize(880, 600));
    EXPECT_EQ(m_window->width(), 880);
    EXPECT_EQ(find<ModemPanel>()->width(), px(188));
    const PageFrame *page = find<PageFrame>();
    EXPECT_EQ(place(page->headline()).left(), place(page).left() + px(20));
}

TEST_F(Geometry, HeaderStepsAndFooterKeepTheirPlaceFromPageToPage)
{
    open(SamplePage::Diagnosis);
    const QRect header = place(find<HeaderBar>());
    const QRect steps = place(find<StepBar>());
    const QRect frame = place(find<PageFrame>());
    open(SamplePage::Plan);
    EXPECT_EQ(place(find<HeaderBar>()), header);
    EXPECT_EQ(place(find<StepBar>()), steps);
    EXPECT_EQ(place(find<PageFrame>()), frame);
}

}  // namespace reviver::test
