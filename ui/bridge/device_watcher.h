// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/modem.h"
#include "ui/bridge/worker_thread.h"

#include <QObject>

#include <vector>

namespace reviver::ui {

/// Lists what is attached, again and again, in a thread of its own, and tells which
/// modems appeared, changed or vanished. The enumerator must outlive it.
class DeviceWatcher : public QObject {
    Q_OBJECT

public:
    explicit DeviceWatcher(DeviceEnumerator &enumerator, QObject *parent = nullptr);

    /// Looks now, and then once a second.
    void start();
    void lookNow();

signals:
    void appeared(const reviver::Modem &modem);
    /// The same modem (its id) with other ids, ports or light.
    void changed(const reviver::Modem &modem);
    void vanished(const QString &id);
    /// After each look.
    void looked();
    void listed(const std::vector<reviver::Modem> &modems);

private:
    void compare(const std::vector<Modem> &modems);

    DeviceEnumerator &m_enumerator;
    std::vector<Modem> m_modems;
    WorkerThread m_thread;
};

}  // namespace reviver::ui
