// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/terminal_worker.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

namespace reviver::ui {

/// One question of the terminal and what came of it.
struct TerminalEntry {
    enum class State { Waiting, Answered, Failed, NotSent };

    TerminalLanguage language = TerminalLanguage::At;
    QString typed;
    State state = State::Waiting;
    TerminalReply reply;
    std::optional<Error> error;
    Message reason;  ///< NotSent: why
};

/// What was said to one modem by hand, and the questions that are on the way. Lives in
/// the window's thread.
class TerminalTalk : public QObject {
    Q_OBJECT

public:
    explicit TerminalTalk(TerminalWorker *worker, QObject *parent = nullptr);

    /// Sends a question that was judged before; does nothing while one is waiting.
    void ask(const TerminalPort &port, const QString &typed, const Evidence &evidence);
    /// Writes down a question that is refused.
    void refuse(TerminalLanguage language, const QString &typed, const Message &reason);
    bool waiting() const { return m_waiting; }
    /// The wait for an answer ends; the question was sent all the same.
    void stop();
    void clear();

    const QList<TerminalEntry> &entries() const { return m_entries; }
    /// What was typed, oldest first, each once in a row.
    const QStringList &history() const { return m_history; }

signals:
    void changed();

private:
    void add(const TerminalEntry &entry);
    void finish(TerminalEntry::State state);

    TerminalWorker *m_worker;
    StopSource m_stop;
    QList<TerminalEntry> m_entries;
    QStringList m_history;
    bool m_waiting = false;
};

}  // namespace reviver::ui
