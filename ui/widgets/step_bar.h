// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListWidget>

namespace reviver::ui {

enum class Step { Detect, Diagnose, BackUp, Resurrect, Verify, Report };
enum class StepState {
    Open,
    Current,
    Done,
    Skipped,  ///< the way went past it: nothing was done there, and the reason says why
    Stopped,
};

/// The way of a repair. It is navigation, not a cage: Enter or a click goes back to a visited step;
/// an open step says why it waits.
class StepBar : public QListWidget {
    Q_OBJECT

public:
    explicit StepBar(QWidget *parent = nullptr);

    /// `step` is the present one, all before it are done, all after it open.
    void setCurrentStep(Step step);
    /// The repair stopped at `step`.
    void setStoppedAt(Step step);
    void setState(Step step, StepState state);
    StepState state(Step step) const;
    /// Why an open step cannot be entered yet, or why one was skipped: tool tip and accessible
    /// description.
    void setReason(Step step, const QString &reason);
    static QString name(Step step);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A step that was visited is asked for: an index of Step.
    void stepActivated(int step);
    /// An open step was asked for; `reason` says why it waits.
    void stepRefused(int step, const QString &reason);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void activate(QListWidgetItem *item);
    void describe(QListWidgetItem *item);
    void relayout();
};

}  // namespace reviver::ui
