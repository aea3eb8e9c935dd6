// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/bundle_digests.h"

#include "core/firmware/digests.h"

namespace reviver::ui {

BundleDigests::BundleDigests(QObject *parent) : QObject(parent), m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("digests"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

BundleDigests::~BundleDigests()
{
    m_stop.requestStop();
    m_thread.quit();
    m_thread.wait();
}

void BundleDigests::find(const BundlePtr &bundle)
{
    m_stop.requestStop();
    m_stop = StopSource();
    QMetaObject::invokeMethod(m_worker, [this, bundle, stop = m_stop.token()] {
        if (digestImages(*bundle, {}, stop))
            QMetaObject::invokeMethod(this, [this, bundle] { emit found(bundle); });
    });
}

}  // namespace reviver::ui
