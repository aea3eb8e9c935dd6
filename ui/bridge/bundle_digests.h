// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/stop_token.h"
#include "ui/bridge/modem_session.h"
#include "ui/bridge/worker_thread.h"

#include <QObject>

namespace reviver::ui {

/// Finds the digests of the images of a file that was opened, in a thread of its own, while one looks at
/// what is known already and extracts or repairs. A new file ends the work on the one before.
class BundleDigests : public QObject {
    Q_OBJECT

public:
    explicit BundleDigests(QObject *parent = nullptr);
    ~BundleDigests() override;

    /// found() follows once FirmwareImage::sha256() tells the digest of every image.
    void find(const BundlePtr &bundle);

signals:
    void found(const reviver::ui::BundlePtr &bundle);

private:
    StopSource m_stop;
    WorkerThread m_thread;
};

}  // namespace reviver::ui
