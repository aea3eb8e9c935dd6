// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/terminal_talk.h"

namespace reviver::ui {

namespace {

constexpr qsizetype kMostEntries = 200;

}  // namespace

TerminalTalk::TerminalTalk(TerminalWorker *worker, QObject *parent) : QObject(parent), m_worker(worker)
{
    connect(worker, &TerminalWorker::answered, this, [this](const TerminalReply &reply) {
        m_entries.back().reply = reply;
        finish(TerminalEntry::State::Answered);
    });
    connect(worker, &TerminalWorker::failed, this, [this](const Error &error) {
        m_entries.back().error = error;
        finish(TerminalEntry::State::Failed);
    });
}

void TerminalTalk::ask(const TerminalPort &port, const QString &typed, const Evidence &evidence)
{
    if (m_waiting)
        return;
    m_waiting = true;
    m_stop = StopSource();
    TerminalEntry entry;
    entry.language = port.language;
    entry.typed = typed;
    add(entry);
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, port, text = typed.toStdString(), evidence,
                               stop = m_stop.token()] { worker->ask(port, text, evidence, stop); });
}

void TerminalTalk::refuse(TerminalLanguage language, const QString &typed, const Message &reason)
{
    if (m_waiting)
        return;
    TerminalEntry entry;
    entry.language = language;
    entry.typed = typed;
    entry.state = TerminalEntry::State::NotSent;
    entry.reason = reason;
    add(entry);
}

void TerminalTalk::stop()
{
    m_stop.requestStop();
}

void TerminalTalk::clear()
{
    if (m_waiting)
        return;
    m_entries.clear();
    emit changed();
}

void TerminalTalk::add(const TerminalEntry &entry)
{
    m_entries.append(entry);
    if (m_entries.size() > kMostEntries)
        m_entries.removeFirst();
    if (m_history.isEmpty() || m_history.back() != entry.typed)
        m_history.append(entry.typed);
    emit changed();
}

void TerminalTalk::finish(TerminalEntry::State state)
{
    m_entries.back().state = state;
    m_waiting = false;
    emit changed();
}

}  // namespace reviver::ui
