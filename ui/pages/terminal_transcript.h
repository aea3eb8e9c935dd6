// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/terminal_talk.h"

#include <QTextEdit>

namespace reviver::ui {

/// What was said to a modem: each question, its answer, and behind the lines what they mean.
class TerminalTranscript : public QTextEdit {
    Q_OBJECT

public:
    explicit TerminalTranscript(QWidget *parent = nullptr);

    void setEntries(const QList<TerminalEntry> &entries);

private:
    void render();

    QList<TerminalEntry> m_entries;
};

}  // namespace reviver::ui
