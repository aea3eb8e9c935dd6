// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/page_frame.h"

#include <array>

namespace reviver::ui {

class Card;
class Illustration;
class Note;
class ProgressBar;

/// The start: no modem, one that was not asked yet, or one that cannot be asked.
class ConnectPage : public PageFrame {
    Q_OBJECT

public:
    /// The states of this page: one layout, another picture and verb.
    enum class State { Nothing, Found, Asking, Changing, NoAccess, Busy, Disc };

    explicit ConnectPage(QWidget *parent = nullptr);

    /// Null: no modem.
    void showSession(const ModemSession *session);
    State state() const { return m_state; }

signals:
    /// Detect, or what the diagnosis of an obstacle offers.
    void actionRequested(reviver::NextAction action);
    void stopRequested();
    void openFirmwareRequested();
    /// `button` is where a list of practice modems may open.
    void practiceRequested(QWidget *button);

protected:
    void setDensity(Density density) override;

private:
    struct Check {
        QString title;
        QString text;
    };
    struct Words {
        QString picture;
        QString title;
        QString text;
        std::array<Check, 3> checks;
    };

    Card *makeChecks();
    void apply(State state, const Words &words);
    static State stateOf(const ModemSession *session);
    static Words wordsFor(State state, const ModemSession *session);
    static std::array<Check, 3> checksFor(const Diagnosis &diagnosis);
    void showProblem(const ModemSession *session);
    void showActions(const ModemSession *session);

    State m_state = State::Nothing;
    Illustration *m_picture;
    TextLabel *m_title;
    TextLabel *m_text;
    Note *m_problem;
    ProgressBar *m_wait;
    TextLabel *m_question;
    Card *m_checks;
    std::array<TextLabel *, 3> m_checkTitles{};
    std::array<TextLabel *, 3> m_checkTexts{};
    QPushButton *m_practice;
    QPushButton *m_stop;
    QPushButton *m_detect;
    QPushButton *m_action;
    NextAction m_offered = NextAction::Detect;
};

}  // namespace reviver::ui
