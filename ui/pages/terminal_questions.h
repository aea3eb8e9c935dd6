// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/terminal.h"
#include "ui/widgets/card.h"

#include <QList>

class QVBoxLayout;

namespace reviver::ui {

class TextLabel;

/// The card beside the transcript: a few questions that only read, ready to be sent.
class TerminalQuestions : public Card {
    Q_OBJECT

public:
    explicit TerminalQuestions(QWidget *parent = nullptr);

    void setLanguage(TerminalLanguage language);

signals:
    void questionChosen(const QString &question);
    /// The list of everything that is known is asked for.
    void listRequested();

private:
    void fill();

    TerminalLanguage m_language = TerminalLanguage::At;
    QVBoxLayout *m_rows;
};

}  // namespace reviver::ui
