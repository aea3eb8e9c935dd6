// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/journal.h"
#include "core/repair/result_words.h"
#include "ui/widgets/page_frame.h"

namespace reviver::ui {

class Note;
class ValueGrid;

/// A repair that was broken off, by a crash, a power failure or an unplugged modem: offers
/// to go on with it.
class InterruptedPage : public PageFrame {
    Q_OBJECT

public:
    explicit InterruptedPage(QWidget *parent = nullptr);

    void showJob(const JournalContents &job);
    /// Continue was pressed, and the modem is not there.
    void showWaiting();
    /// It could not be continued, and why.
    void showProblem(const Advice &advice);

signals:
    void continueRequested();
    void discardRequested();
    void reportRequested();

private:
    ValueGrid *m_facts;
    Note *m_note;
};

}  // namespace reviver::ui
