// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/worker_thread.h"

namespace reviver::ui {

WorkerThread::WorkerThread(const QString &name, QObject *worker) : m_worker(worker)
{
    m_thread.setObjectName(name);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

WorkerThread::~WorkerThread()
{
    m_thread.quit();
    m_thread.wait();
}

}  // namespace reviver::ui
