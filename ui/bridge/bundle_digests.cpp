// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/bundle_digests.h"

#include "core/firmware/digests.h"

namespace reviver::ui {

BundleDigests::BundleDigests(QObject *parent) : QObject(parent), m_thread(QStringLiteral("digests")) { }

BundleDigests::~BundleDigests()
{
    m_stop.requestStop();
}

void BundleDigests::find(const BundlePtr &bundle)
{
    m_stop.requestStop();
    m_stop = StopSource();
    m_thread.run([this, bundle, stop = m_stop.token()] {
        if (digestImages(*bundle, {}, stop))
            QMetaObject::invokeMethod(this, [this, bundle] { emit found(bundle); });
    });
}

}  // namespace reviver::ui
