// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/terminal.h"
#include "ui/widgets/card.h"

#include <QList>

class QVBoxLayout;

namespace reviver::ui {

class Note;

/// The card beside the transcript: a few questions that only read, ready to be sent.
class TerminalQuestions : public Card {
    Q_OBJECT

public:
    explicit TerminalQuestions(QWidget *parent = nullptr);

    void setLanguage(TerminalLanguage language);
    /// Low rows, for a window that is low.
    void setTight(bool tight);

signals:
    void questionChosen(const QString &question);
    /// The list of everything that is known is asked for.
    void listRequested();

private:
    void fill();

    TerminalLanguage m_language = TerminalLanguage::At;
    bool m_tight = false;
    QVBoxLayout *m_rows;
    Note *m_note;
};

}  // namespace reviver::ui
