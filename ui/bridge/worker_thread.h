// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>

#include <utility>

namespace reviver::ui {

/// A thread for the long work of one object, which holds it as its last member: so the work has
/// ended before what it uses goes. Whoever can stop the work does so before.
class WorkerThread {
public:
    /// Starts at once. The worker has no parent; it goes when the thread ends.
    explicit WorkerThread(const QString &name, QObject *worker = new QObject);
    /// Waits until the work at hand has ended; what waits behind it is dropped.
    ~WorkerThread();
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    /// One piece of work after the other, in order.
    template <typename Work>
    void run(Work work)
    {
        QMetaObject::invokeMethod(m_worker, std::move(work));
    }

    /// Lives in the thread: for timers, and connections that end there.
    QObject *worker() { return m_worker; }

private:
    QThread m_thread;
    QObject *m_worker;
};

}  // namespace reviver::ui
