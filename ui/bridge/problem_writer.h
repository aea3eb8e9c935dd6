// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/problem_zip.h"
#include "ui/bridge/session_report.h"
#include "ui/bridge/worker_thread.h"

#include <QObject>

#include <memory>

namespace reviver::ui {

/// Collects what a problem zip holds and writes it, in a thread of its own.
class ProblemWriter : public QObject {
    Q_OBJECT

public:
    explicit ProblemWriter(QObject *parent = nullptr);

    /// `report` is what the input's report points into; it may be null.
    void collect(ProblemInput input, std::shared_ptr<const SessionReport> report);
    /// Writes it over what is there: the user was asked.
    void save(const QString &path, ProblemFiles files);

signals:
    void collected(const reviver::ProblemFiles &files);
    void saved(const QString &path);
    void saveFailed(const QString &path, const QString &what);

private:
    WorkerThread m_thread;
};

}  // namespace reviver::ui
