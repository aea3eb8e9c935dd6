// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/step_bar.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/step_delegate.h"

#include <QKeyEvent>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kSteps = 6;
constexpr int kShortestLine = 6;

QString stateWord(StepState state)
{
    switch (state) {
    case StepState::Done:
        return StepBar::tr("done");
    case StepState::Current:
        return StepBar::tr("now");
    case StepState::Skipped:
        return StepBar::tr("left out");
    case StepState::Stopped:
        return StepBar::tr("stopped here");
    case StepState::Open:
        return StepBar::tr("still to come");
    }
    return {};
}

}  // namespace

StepBar::StepBar(QWidget *parent) : QListWidget(parent)
{
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setItemDelegate(new StepDelegate(this));
    setAccessibleName(tr("Steps of the repair"));
    for (int i = 0; i < kSteps; ++i)
        addItem(name(Step(i)));
    connect(this, &QListWidget::itemClicked, this, &StepBar::activate);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, [this] {
        updateGeometry();
        relayout();
    });
    setCurrentStep(Step::Detect);
}

QString StepBar::name(Step step)
{
    switch (step) {
    case Step::Detect:
        return tr("Detect");
    case Step::Diagnose:
        return tr("Diagnose");
    case Step::BackUp:
        return tr("Back up");
    case Step::Resurrect:
        return tr("Resurrect");
    case Step::Verify:
        return tr("Verify");
    case Step::Report:
        return tr("Report");
    }
    return {};
}

void StepBar::setCurrentStep(Step step)
{
    for (int i = 0; i < kSteps; ++i) {
        const StepState state = i < int(step) ? StepState::Done
            : i == int(step)                  ? StepState::Current
                                              : StepState::Open;
        item(i)->setData(StepStateRole, int(state));
    }
    setCurrentRow(int(step));
    relayout();
}

void StepBar::setStoppedAt(Step step)
{
    setCurrentStep(step);
    setState(step, StepState::Stopped);
}

void StepBar::setState(Step step, StepState state)
{
    item(int(step))->setData(StepStateRole, int(state));
    relayout();
}

StepState StepBar::state(Step step) const
{
    return StepState(item(int(step))->data(StepStateRole).toInt());
}

void StepBar::setReason(Step step, const QString &reason)
{
    item(int(step))->setData(StepReasonRole, reason);
    describe(item(int(step)));
}

QSize StepBar::sizeHint() const
{
    return QSize(px(640), controlHeight(52) + 1);
}

QSize StepBar::minimumSizeHint() const
{
    int width = 2 * pageMargin(this);
    for (int i = 0; i < kSteps; ++i)
        width += StepDelegate::naturalWidth({}, false);
    return QSize(width, sizeHint().height());
}

void StepBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter
        = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (enter && currentItem())
        return activate(currentItem());
    // Not left to the view: it takes left for back from right to left as well.
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        const bool forward = (event->key() == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight);
        return setCurrentRow(std::clamp(currentRow() + (forward ? 1 : -1), 0, kSteps - 1));
    }
    QListWidget::keyPressEvent(event);
}

void StepBar::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    relayout();
}

void StepBar::activate(QListWidgetItem *chosen)
{
    const int step = row(chosen);
    if (state(Step(step)) == StepState::Open)
        emit stepRefused(step, chosen->data(StepReasonRole).toString());
    else
        emit stepActivated(step);
}

void StepBar::describe(QListWidgetItem *which)
{
    const auto state = StepState(which->data(StepStateRole).toInt());
    const QString reason = which->data(StepReasonRole).toString();
    const QString sentence
        = tr("Step %1 of %2: %3, %4").arg(row(which) + 1).arg(kSteps).arg(which->text(), stateWord(state));
    which->setData(Qt::AccessibleTextRole, sentence);
    const bool explained = state == StepState::Open || state == StepState::Skipped;
    which->setData(Qt::AccessibleDescriptionRole, explained ? reason : QString());
    const bool wordShown = which->data(StepWordRole).toBool();
    which->setToolTip(explained && !reason.isEmpty() ? reason : wordShown ? QString() : which->text());
}

void StepBar::relayout()
{
    const int outer = std::max(0, pageMargin(this) - StepDelegate::ringRoom());
    if (viewportMargins().left() != outer)
        setViewportMargins(outer, 0, outer, 0);
    const int available = width() - 2 * outer;
    const auto natural = [this](bool withWords) {
        int sum = 0;
        for (int i = 0; i < kSteps; ++i) {
            const bool word
                = withWords || state(Step(i)) == StepState::Current || state(Step(i)) == StepState::Stopped;
            sum += StepDelegate::naturalWidth(item(i)->text(), word);
        }
        return sum + (kSteps - 1) * 2 * StepDelegate::lineGap();
    };
    const bool words = natural(true) + (kSteps - 1) * px(kShortestLine) <= available;
    const int line = std::max(1, (available - natural(words)) / (kSteps - 1));
    for (int i = 0; i < kSteps; ++i) {
        QListWidgetItem *step = item(i);
        const StepState now = state(Step(i));
        step->setData(StepWordRole, words || now == StepState::Current || now == StepState::Stopped);
        step->setData(StepLineRole, i + 1 < kSteps ? line : 0);
        step->setData(StepLineDoneRole, now == StepState::Done || now == StepState::Skipped);
        describe(step);
    }
    doItemsLayout();
}

}  // namespace reviver::ui
