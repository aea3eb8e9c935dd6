// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/page_frame.h"

#include <QPointer>

class QComboBox;

namespace reviver::ui {

class HistoryLine;
class TerminalQuestions;
class TerminalTranscript;

/// Ask the modem by hand: transcript with explanations, ready questions, a line to type in.
class TerminalPage : public PageFrame {
    Q_OBJECT

public:
    explicit TerminalPage(QWidget *parent = nullptr);

    /// Null, or a modem that cannot be asked now: what was said stays, nothing can be sent.
    void showSession(ModemSession *session, bool mayAsk);
    /// Puts a command into the line, to be completed and sent.
    void propose(const QString &command);
    void focusInput();
    TerminalLanguage language() const;

signals:
    void sendRequested(const reviver::TerminalPort &port, const QString &typed);
    void listRequested();

protected:
    void setDensity(Density density) override;

private:
    QLayout *makeInput();
    void showPorts(const std::vector<TerminalPort> &ports);
    void send(const QString &typed);
    void changeLanguage();

    QPointer<ModemSession> m_session;
    std::vector<TerminalPort> m_ports;  ///< one for each language that the modem speaks
    bool m_mayAsk = false;
    TerminalTranscript *m_transcript;
    TerminalQuestions *m_questions;
    QComboBox *m_languages;
    HistoryLine *m_input;
    QPushButton *m_clear;
    QPushButton *m_send;
};

}  // namespace reviver::ui
