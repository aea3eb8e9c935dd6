// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"
#include "core/repair/run_log.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>

#include <filesystem>
#include <optional>

namespace reviver::ui {

/// What the workers of one session write down: to the window at most 20 times a second,
/// and to a file while a run is going on. Lives in the session's thread.
class WorkerLog : public QObject {
    Q_OBJECT

public:
    /// `folder` gets one file per run; empty for none. `clock` must outlive the log.
    WorkerLog(const Clock &clock, std::filesystem::path folder);

    void note(reviver::LogLevel level, Message text);
    void add(const reviver::LogLine &line);

    /// A run begins: what follows is kept in a file of its own, until closeFile().
    void openFile();
    void closeFile();

    /// A question to the modem: its answer goes to the log with long numbers masked.
    void noteExchange(const ModemPort &port, const Exchange &exchange);

    /// Sends what was held back.
    void flush();

signals:
    void linesLogged(const QList<reviver::LogLine> &lines);
    void fileOpened(const QString &path);
    /// "AT", "version request (0C)"
    void asked(const QString &question);

private:
    const Clock &m_clock;
    std::filesystem::path m_folder;
    std::optional<RunLog> m_file;
    QList<reviver::LogLine> m_held;
    QElapsedTimer m_sinceSignal;
};

}  // namespace reviver::ui
