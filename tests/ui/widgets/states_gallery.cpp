// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/widgets/gallery.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confidence_meter.h"
#include "ui/widgets/image_strip.h"
#include "ui/widgets/led_widget.h"
#include "ui/widgets/link_bars.h"
#include "ui/widgets/note.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace reviver::test {

using namespace ui;

namespace {

QLabel *groupName(const QString &text)
{
    return new TextLabel(text, TextRole::CaptionStrong, &Tokens::text2);
}

QHBoxLayout *row(int spacing = 10)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(px(spacing));
    return layout;
}

QWidget *led(const QString &words, const LightPattern &pattern)
{
    auto *widget = new LedWidget;
    widget->setLight(words, pattern);
    return widget;
}

void addChips(QVBoxLayout *column)
{
    QHBoxLayout *line = nullptr;
    for (int shape = 0; shape <= int(ModeShape::Restarting); ++shape) {
        if (shape % 6 == 0) {
            line = row();
            column->addLayout(line);
        }
        auto *chip = new ModeChip;
        chip->setMode(ModeShape(shape));
        line->addWidget(chip);
        if (shape == int(ModeShape::InstallerDisc) || shape == int(ModeShape::Restarting))
            line->addStretch(1);
    }
}

void addLights(QVBoxLayout *column)
{
    auto *first = row(50);
    first->addWidget(led(QStringLiteral("Light: 1 s on, 1 s off"), LightPattern::slow()));
    first->addWidget(led(QStringLiteral("Light: 2 blinks every 3 s"), LightPattern::twoBlinks()));
    first->addWidget(led(QStringLiteral("Light: 1 blink every 3 s"), LightPattern::oneBlink()));
    first->addWidget(led(QStringLiteral("Light: always on"), LightPattern::steady()));
    first->addStretch(1);
    auto *second = row(50);
    second->addWidget(led(QStringLiteral("Light: dark"), LightPattern::dark()));
    second->addWidget(led(QStringLiteral("Not asked yet"), LightPattern::notAsked()));
    auto *blue = new LedWidget;
    blue->setLight(QStringLiteral("Light: blue, always on"), LightPattern::steady(), LampColor::Blue);
    second->addWidget(blue);
    second->addStretch(1);
    column->addLayout(first);
    column->addLayout(second);
}

void addSteps(QVBoxLayout *column)
{
    for (const bool stopped : {false, true}) {
        auto *bar = new StepBar;
        stopped ? bar->setStoppedAt(Step::Resurrect) : bar->setCurrentStep(Step::Resurrect);
        column->addWidget(bar);
    }
}

void addButtons(QVBoxLayout *column)
{
    auto *line = row(12);
    line->addWidget(
        makeButton(ButtonKind::Primary, QStringLiteral("Resurrect..."), QStringLiteral("resurrect")));
    line->addWidget(makeButton(ButtonKind::Secondary, QStringLiteral("Cancel")));
    line->addWidget(makeButton(ButtonKind::Danger, QStringLiteral("Stop now..."), QStringLiteral("stop")));
    line->addWidget(makeButton(ButtonKind::Quiet, QStringLiteral("Quiet"), QStringLiteral("light")));
    line->addWidget(makeButton(ButtonKind::Link, QStringLiteral("A link")));
    QPushButton *disabled = makeButton(ButtonKind::Secondary, QStringLiteral("Disabled"));
    disabled->setEnabled(false);
    QPushButton *disabledPrimary = makeButton(ButtonKind::Primary, QStringLiteral("Resurrect..."));
    disabledPrimary->setEnabled(false);
    QPushButton *focus = makeButton(ButtonKind::Secondary, QStringLiteral("With focus"));
    focus->setObjectName(QStringLiteral("focusSample"));
    line->addWidget(disabled);
    line->addWidget(disabledPrimary);
    line->addWidget(focus);
    line->addWidget(makeMenuButton(QStringLiteral("Other options"), nullptr));
    line->addStretch(1);
    column->addLayout(line);
}

void addMeters(QVBoxLayout *column)
{
    auto *line = row(16);
    for (const auto level :
         {ConfidenceMeter::Level::High, ConfidenceMeter::Level::Medium, ConfidenceMeter::Level::Low}) {
        auto *meter = new ConfidenceMeter;
        meter->setLevel(level);
        line->addWidget(meter);
    }
    for (const auto quality : {LinkQuality::Good, LinkQuality::Fair, LinkQuality::Weak, LinkQuality::Poor}) {
        auto *bars = new LinkBars;
        bars->setQuality(quality);
        line->addWidget(bars);
    }
    auto *stack = new QVBoxLayout;
    stack->setSpacing(px(4));
    for (const Tone tone : {Tone::Next, Tone::Warn, Tone::Error, Tone::Ok}) {
        auto *bar = new ProgressBar(8);
        bar->setTone(tone);
        tone == Tone::Ok ? bar->finish() : bar->setFraction(0.6);
        stack->addWidget(bar);
    }
    line->addStretch(1);
    line->addLayout(stack);
    column->addLayout(line);
}

void addNotes(QVBoxLayout *column)
{
    auto *line = row(12);
    line->addWidget(new Note(Tone::Next, QStringLiteral("Next step"), QStringLiteral("What to do now.")));
    line->addWidget(new Note(Tone::Ok, QStringLiteral("Seen"), QStringLiteral("Proven by answer.")));
    line->addWidget(new Note(Tone::Warn, QStringLiteral("Think first"), QStringLiteral("Has a cost.")));
    line->addWidget(new Note(Tone::Error, QStringLiteral("Not done"), QStringLiteral("With next step.")));
    line->addWidget(new Note(Tone::Quiet, QStringLiteral("Not known"), QStringLiteral("Never hidden."),
                             QStringLiteral("unknown")));
    column->addLayout(line);
}

}  // namespace

std::unique_ptr<QWidget> makeStatesGallery()
{
    auto gallery = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(gallery.get());
    column->setContentsMargins(px(32), px(24), px(32), px(24));
    column->setSpacing(px(8));
    column->addWidget(new TextLabel(QStringLiteral("Widgets and their states"), TextRole::Headline));
    column->addWidget(groupName(QStringLiteral("Mode chip")));
    addChips(column);
    column->addWidget(
        groupName(QStringLiteral("Light (the strip shows 6 seconds, it never needs to blink)")));
    addLights(column);
    column->addWidget(groupName(QStringLiteral("Step bar: running, stopped at a step")));
    addSteps(column);
    column->addWidget(groupName(QStringLiteral("Images: written, being written, failed, waiting, left out")));
    auto *strip = new ImageStrip;
    strip->setCells({{"1", CellState::Done, {}},
                     {"2", CellState::Done, {}},
                     {"3", CellState::Done, {}},
                     {"4", CellState::Now, {}},
                     {"5", CellState::Failed, {}},
                     {"6", CellState::Waiting, {}},
                     {"7", CellState::Waiting, {}},
                     {"8", CellState::LeftOut, {}}});
    column->addWidget(strip);
    column->addWidget(groupName(QStringLiteral("Buttons")));
    addButtons(column);
    addMeters(column);
    column->addWidget(groupName(QStringLiteral("Notes")));
    addNotes(column);
    column->addStretch(1);
    return gallery;
}

}  // namespace reviver::test
