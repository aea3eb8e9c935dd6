// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/widgets/sample_pages.h"

#include "ui/style/metrics.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confidence_meter.h"
#include "ui/widgets/evidence_table.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/image_strip.h"
#include "ui/widgets/link_bars.h"
#include "ui/widgets/metric.h"
#include "ui/widgets/note.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/plan_facts.h"
#include "ui/widgets/progress_row.h"
#include "ui/widgets/speed_spark.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/value_grid.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QStandardItemModel>

namespace reviver::test {

using namespace ui;

namespace {

PageFrame *connectPage()
{
    auto *page = new PageFrame;
    auto *column = page->body();
    column->addStretch(1);
    column->addWidget(new Illustration(QStringLiteral("illustration-connect")), 0, Qt::AlignHCenter);
    column->addWidget(new TextLabel(QStringLiteral("Plug in the modem"), TextRole::Hero), 0,
                      Qt::AlignHCenter);
    auto *card = new Card;
    card->setPadding(24, 18);
    for (int number = 1; number <= 3; ++number) {
        auto *row = new QHBoxLayout;
        row->setSpacing(px(16));
        row->addWidget(new NumberBadge(number));
        auto *words = new QVBoxLayout;
        words->setSpacing(px(2));
        words->addWidget(
            new TextLabel(QStringLiteral("Use a port on the computer itself"), TextRole::Strong));
        words->addWidget(
            new TextLabel(QStringLiteral("Without a hub or an extension cable. Try the port beside it."),
                          TextRole::Body, &Tokens::text2));
        row->addLayout(words, 1);
        card->body()->addLayout(row);
        if (number < 3)
            card->addSeparator();
    }
    card->setMaximumWidth(px(620));
    card->setMinimumWidth(px(480));
    column->addWidget(card, 0, Qt::AlignHCenter);
    column->addStretch(1);
    page->addFooterLeft(makeButton(ButtonKind::Link, QStringLiteral("Open a firmware file...")));
    page->addFooterButton(ButtonKind::Secondary, QStringLiteral("Try the practice modem"));
    page->addFooterButton(ButtonKind::Primary, QStringLiteral("Detect"), QStringLiteral("detect"));
    return page;
}

PageFrame *diagnosisPage()
{
    auto *page = new PageFrame;
    page->setHeadline(QStringLiteral("Your modem is waiting for firmware"));
    page->setSubline(QStringLiteral("Its normal program did not start, but its loader answers. "
                                    "This can usually be repaired."));
    auto *confidence = new ConfidenceMeter;
    confidence->setLevel(ConfidenceMeter::Level::High);
    page->setHeadlineSide(confidence);
    auto *table = new EvidenceTable;
    const QString mode = QStringLiteral("Download mode");
    const QString fits = QStringLiteral("Fits download mode");
    table->setRows({
        {Tone::Ok, QStringLiteral("Loader version request"), QStringLiteral("9x00B-SCAQDBZM-30350"), true,
         mode, Tone::Warn},
        {Tone::Ok, QStringLiteral("Modem commands (AT)"), QStringLiteral("3 tries, no answer"), false, mode,
         Tone::Warn},
        {Tone::Ok, QStringLiteral("The light, as you saw it"), QStringLiteral("1 s on, 1 s off, without end"),
         false, fits, Tone::Quiet},
        {Tone::Ok, QStringLiteral("Installer disc"), QStringLiteral("Not shown"), false, fits, Tone::Quiet},
        {Tone::Unknown, QStringLiteral("USB id and port names"),
         QStringLiteral("12D1:1003, \u201c3G Modem\u201d, \u201c3G PC UI\u201d"), false,
         QStringLiteral("No clue: looks like normal"), Tone::Quiet},
        {Tone::Next, QStringLiteral("IMEI"), QString(), false, QStringLiteral("Expected: it is not lost"),
         Tone::Quiet},
    });
    page->body()->addWidget(table);
    page->body()->addWidget(new Note(
        Tone::Next, QStringLiteral("Next: save a backup, then write matching firmware"),
        QStringLiteral("You choose the firmware file and see the whole plan first. About 3 to 5 minutes."),
        QStringLiteral("resurrect")));
    page->body()->addStretch(1);
    page->addFooterLeft(
        makeButton(ButtonKind::Quiet, QStringLiteral("What does the light do?"), QStringLiteral("light")));
    page->addFooterButton(makeMenuButton(QStringLiteral("Other options"), nullptr));
    page->addFooterButton(ButtonKind::Primary, QStringLiteral("Resurrect..."), QStringLiteral("resurrect"));
    return page;
}

QStandardItem *cell(const QString &text, const QString &iconName = {}, Tone iconTone = Tone::Ok,
                    Tone textTone = Tone::Plain)
{
    auto *item = new QStandardItem(text);
    if (!iconName.isEmpty()) {
        item->setData(iconName, IconNameRole);
        item->setData(int(iconTone), IconToneRole);
    }
    item->setData(int(textTone), TextToneRole);
    return item;
}

TableCard *imageTable(int rowHeight)
{
    auto *card = new TableCard(rowHeight);
    auto *model = new QStandardItemModel(card);
    model->setHorizontalHeaderLabels({QStringLiteral("#"), QStringLiteral("Image"), QStringLiteral("Size"),
                                      QStringLiteral("File check"), QStringLiteral("In the plan")});
    model->horizontalHeaderItem(2)->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    for (int i = 1; i <= 8; ++i) {
        auto *size = cell(QStringLiteral("464.9 kB"));
        size->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        auto *plan = i == 8 ? cell(QStringLiteral("Left out: would replace calibration"),
                                   QStringLiteral("keep"), Tone::Warn, Tone::Warn)
                            : cell(QStringLiteral("Write, then compare"), QStringLiteral("check"));
        model->appendRow({cell(QStringLiteral("0%1").arg(i), {}, Tone::Ok, Tone::Quiet),
                          cell(QStringLiteral("Second boot loader (OSBL)")), size,
                          cell(QStringLiteral("Whole"), QStringLiteral("check"), Tone::Ok, Tone::Quiet),
                          plan});
    }
    card->table()->setModel(model);
    card->table()->setGrowsToContent(true);
    card->table()->setColumnWidths({48, 0, 112, 112, 274});
    card->table()->setNarrowHidden({3});
    return card;
}

PageFrame *planPage()
{
    auto *page = new PageFrame;
    page->setHeadline(QStringLiteral("Resurrect plan"));
    page->setSubline(QStringLiteral("From E392_E398_firmware_11.433.57.00.260.B757.exe"));
    page->setSublineSide(makeButton(ButtonKind::Link, QStringLiteral("Choose another file...")));
    page->body()->addWidget(imageTable(26));
    auto *facts = new PlanFacts;
    facts->setFacts({{QStringLiteral("ok"), Tone::Ok, QStringLiteral("File and modem match"),
                      QStringLiteral("Same chip (MDM9200) and same partition table.")},
                     {QStringLiteral("keep"), Tone::Next, QStringLiteral("What is kept"),
                      QStringLiteral("IMEI, serial number, calibration and SIM lock.")},
                     {QStringLiteral("backup"), Tone::Next, QStringLiteral("Backup first"),
                      QStringLiteral("9 areas, 12.4 MB, to E392u-12 / 2026-11-23 14.02.")},
                     {QStringLiteral("time"), Tone::Next, QStringLiteral("3 to 5 minutes"),
                      QStringLiteral("36.0 MB. On mains power, sleep is blocked, no USB hub.")}});
    page->body()->addWidget(facts);
    page->body()->addStretch(1);
    page->addFooterLeft(new QCheckBox(QStringLiteral("Practice run first (nothing is written)")));
    page->addFooterButton(ButtonKind::Secondary, QStringLiteral("Cancel"));
    page->addFooterButton(ButtonKind::Primary, QStringLiteral("Back up and resurrect"),
                          QStringLiteral("resurrect"));
    return page;
}

ImageStrip *strip(CellState sixth)
{
    auto *cells = new ImageStrip;
    cells->setCells({{"1", CellState::Done, {}},
                     {"2", CellState::Done, {}},
                     {"3", CellState::Done, {}},
                     {"4", CellState::Done, {}},
                     {"5", CellState::Done, {}},
                     {"6", sixth, {}},
                     {"7", CellState::Waiting, {}},
                     {"8", CellState::LeftOut, {}}});
    return cells;
}

QHBoxLayout *metrics()
{
    auto *speed = new Metric(QStringLiteral("Speed"));
    speed->setValue(QStringLiteral("214 kB/s"));
    speed->setDetail(QStringLiteral("23.5 of 36.0 MB, average 208 kB/s"));
    auto *spark = new SpeedSpark;
    for (int second = 0; second < 60; second += 4)
        spark->addSample(second, second == 0 ? 120e3 : 205e3 + (second % 12) * 1000);
    speed->addAfterValue(spark);
    auto *time = new Metric(QStringLiteral("Time left"));
    time->setValue(QStringLiteral("2 to 3 min"));
    time->setDetail(QStringLiteral("2:17 so far"));
    auto *link = new Metric(QStringLiteral("Link quality"));
    auto *bars = new LinkBars;
    bars->setQuality(LinkQuality::Good);
    link->addBeforeValue(bars);
    link->setValue(linkWord(LinkQuality::Good));
    link->setDetail(QStringLiteral("0 errors, 0 repeats in 22,960 blocks"));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(20));
    row->addWidget(speed, 3);
    row->addWidget(new Separator(Qt::Vertical));
    row->addWidget(time, 2);
    row->addWidget(new Separator(Qt::Vertical));
    row->addWidget(link, 3);
    return row;
}

PageFrame *runPage()
{
    auto *page = new PageFrame;
    page->setHeadline(QStringLiteral("Writing image 6 of 8"));
    page->setHeadlineSide(
        new TextLabel(QStringLiteral("DSP2, the radio program, 30.8 MB"), TextRole::Body, &Tokens::text2));
    page->body()->addWidget(strip(CellState::Now));
    auto *image = new ProgressRow(QStringLiteral("This image"), 8);
    image->setFraction(0.61);
    image->setAmount(QStringLiteral("18.8 of 30.8 MB"));
    auto *whole = new ProgressRow(QStringLiteral("Whole repair"), 12);
    whole->setFraction(0.5);
    whole->setAmount(QStringLiteral("phase 2 of 4"));
    ProgressRow::align({image, whole});
    auto *bars = new QVBoxLayout;
    bars->setSpacing(px(10));
    bars->addWidget(image);
    bars->addWidget(whole);
    page->body()->addLayout(bars);
    page->body()->addLayout(metrics());
    page->body()->addStretch(1);
    page->addFooterLeft(new IconLabel(QStringLiteral("warning"), 18, &Tokens::warn));
    auto *warning = new TextLabel(QStringLiteral("Do not unplug. If power fails, you can continue later."));
    warning->setElideMode(Qt::ElideRight);
    page->addFooterLeft(warning);
    page->addFooterButton(ButtonKind::Secondary, QStringLiteral("Stop after this image"));
    page->addFooterButton(ButtonKind::Danger, QStringLiteral("Stop now..."), QStringLiteral("stop"));
    return page;
}

PageFrame *resultPage()
{
    auto *page = new PageFrame;
    page->setBadge(Tone::Ok);
    page->setHeadline(QStringLiteral("Repaired and checked"));
    page->setSubline(QStringLiteral("The modem works again. The repair took 4 min 39 s."));
    auto *card = new Card;
    card->setPadding(20, 12);
    auto *grid = new ValueGrid(184);
    grid->setHeads({QStringLiteral("Before"), QStringLiteral("After")});
    auto *before = new ModeChip;
    before->setMode(ModeShape::Download);
    auto *after = new ModeChip;
    after->setMode(ModeShape::Normal);
    ValueGrid::Value left;
    left.widget = before;
    ValueGrid::Value right;
    right.widget = after;
    grid->addRow(QStringLiteral("Mode"), {left, right});
    grid->addRow(QStringLiteral("Light"),
                 {{QStringLiteral("1 s on, 1 s off")}, {QStringLiteral("2 blinks every 3 s")}});
    grid->addRow(QStringLiteral("Version"),
                 {{QStringLiteral("Could not be read"), Tone::Quiet},
                  {QStringLiteral("11.433.57.00.260"), Tone::Plain, false, true}});
    grid->addRow(QStringLiteral("IMEI"), {{}, {QStringLiteral("35**********12"), Tone::Plain, false, true}});
    card->body()->addWidget(grid);
    page->body()->addWidget(card);
    page->body()->addWidget(new TextLabel(QStringLiteral("What was seen"), TextRole::Title));
    auto *list = new CheckList;
    list->setRows(
        {{Tone::Ok, QStringLiteral("Every block was acknowledged"), QStringLiteral("35,192 blocks"), {}},
         {Tone::Unknown, QStringLiteral("Reading back"), QStringLiteral("this loader cannot"), {}}});
    page->body()->addWidget(list);
    page->body()->addStretch(1);
    page->addFooterLeft(makeButton(ButtonKind::Link, QStringLiteral("Open backup folder")));
    page->addFooterButton(ButtonKind::Secondary, QStringLiteral("Another modem"));
    page->addFooterButton(ButtonKind::Primary, QStringLiteral("Save report"), QStringLiteral("report"));
    return page;
}

PageFrame *failedPage()
{
    auto *page = new PageFrame;
    page->setBadge(Tone::Error);
    page->setHeadline(QStringLiteral("Not finished: the modem stopped answering"));
    page->setSubline(QStringLiteral("It can be continued. Five images are written, two are left."));
    page->body()->addWidget(strip(CellState::Failed));
    auto *card = new Card;
    card->body()->addWidget(new TextLabel(QStringLiteral("What happened"), TextRole::Strong));
    card->addSeparator();
    for (int i = 1; i <= 3; ++i)
        card->body()->addWidget(new NumberBadge(i));
    page->body()->addWidget(card);
    page->body()->addStretch(1);
    page->addFooterLeft(makeButton(ButtonKind::Link, QStringLiteral("Restore backup...")));
    page->addFooterButton(ButtonKind::Secondary, QStringLiteral("Save report"), QStringLiteral("report"));
    page->addFooterButton(ButtonKind::Primary, QStringLiteral("Continue from image 6"),
                          QStringLiteral("play"));
    return page;
}

QList<QStandardItem *> benchRow(const QString &now, const QString &iconName, Tone tone, double progress)
{
    auto *name = cell(QStringLiteral("E392u-12"));
    name->setData(true, StrongRole);
    name->setData(QStringLiteral("port 1-1"), DetailRole);
    auto *mode = cell(QStringLiteral("Download mode"));
    mode->setData(int(ModeShape::Download), ModeShapeRole);
    auto *doing = cell(now, iconName, tone);
    doing->setData(QStringLiteral("DSP2"), DetailRole);
    doing->setData(tone == Tone::Warn, StrongRole);
    auto *bar
        = cell(progress < 0 ? QStringLiteral("Not started") : QStringLiteral("%1 %").arg(progress * 100));
    if (progress >= 0)
        bar->setData(progress, ProgressRole);
    bar->setData(int(tone), IconToneRole);
    auto *link = cell({});
    link->setData(int(LinkQuality::Fair), LinkQualityRole);
    return {name, mode, doing, bar, cell(QStringLiteral("214 kB/s")), cell(QStringLiteral("2 to 3 min")),
            link};
}

PageFrame *benchPage()
{
    auto *page = new PageFrame;
    page->setHeadline(QStringLiteral("Bench"));
    page->setSubline(QStringLiteral("Every modem has its own plan, backup and result."));
    auto *counts = new Chip;
    counts->setContent(QStringLiteral("time"), QStringLiteral("2 working"), Tone::Next);
    page->setHeadlineSide(counts);
    auto *card = new TableCard(60);
    auto *model = new QStandardItemModel(card);
    model->setHorizontalHeaderLabels({QStringLiteral("Modem"), QStringLiteral("Mode"), QStringLiteral("Now"),
                                      QStringLiteral("Progress"), QStringLiteral("Speed"),
                                      QStringLiteral("Time left"), QStringLiteral("Link")});
    model->appendRow(
        benchRow(QStringLiteral("Writing image 6 of 8"), QStringLiteral("resurrect"), Tone::Next, 0.5));
    model->appendRow(benchRow(QStringLiteral("Needs you"), QStringLiteral("warning"), Tone::Warn, -1));
    model->appendRow(benchRow(QStringLiteral("Repaired and checked"), QStringLiteral("ok"), Tone::Ok, 1));
    card->table()->setModel(model);
    card->table()->setGrowsToContent(true);
    card->table()->setSelectable(true);
    card->table()->setColumnWidths({176, 178, 218, 196, 88, 108, 64});
    card->table()->setNarrowHidden({4, 6});
    card->table()->setCurrentIndex(model->index(1, 0));
    page->body()->addWidget(card);
    page->body()->addStretch(1);
    page->addFooterLeft(makeButton(ButtonKind::Link, QStringLiteral("Arm for next modem...")));
    page->addFooterButton(ButtonKind::Primary, QStringLiteral("Choose another file..."),
                          QStringLiteral("firmware"));
    return page;
}

PageFrame *firmwarePage()
{
    auto *page = new PageFrame;
    auto *row = new QHBoxLayout;
    row->setSpacing(px(16));
    row->addWidget(imageTable(40), 1);
    auto *details = new Card;
    details->body()->addWidget(
        new TextLabel(QStringLiteral("06  Signal processor 2 (DSP2)"), TextRole::Title));
    auto *grid = new ValueGrid(96);
    grid->addRow(QStringLiteral("Size"), QStringLiteral("30,765,600 bytes"));
    grid->addRow(QStringLiteral("Offset"), {{QStringLiteral("0x004C3A10"), Tone::Plain, false, true}});
    details->body()->addWidget(grid);
    details->body()->addStretch(1);
    row->addWidget(details);
    page->body()->addLayout(row);
    return page;
}

}  // namespace

QWidget *makeSamplePage(SamplePage page)
{
    switch (page) {
    case SamplePage::Connect:
        return connectPage();
    case SamplePage::Diagnosis:
        return diagnosisPage();
    case SamplePage::Plan:
        return planPage();
    case SamplePage::Run:
        return runPage();
    case SamplePage::Result:
        return resultPage();
    case SamplePage::Failed:
        return failedPage();
    case SamplePage::Bench:
        return benchPage();
    case SamplePage::Firmware:
        return firmwarePage();
    }
    return nullptr;
}

}  // namespace reviver::test
