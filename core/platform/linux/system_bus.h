// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDBusConnection>
#include <QDBusMessage>

#include <memory>

namespace reviver {

/// A D-Bus service and what is called on it.
struct BusInterface {
    QString service;
    QString path;
    QString name;
};

/// A connection to the system's D-Bus that nobody else shares. Services forget what was
/// asked for over it when it ends: when this object is destroyed or the program dies.
class SystemBus {
public:
    /// Unsupported when there is no bus, as in a container.
    static Result<std::unique_ptr<SystemBus>> connect();
    ~SystemBus();
    SystemBus(const SystemBus &) = delete;
    SystemBus &operator=(const SystemBus &) = delete;

    /// Whether a service runs now; one that could be started does not count.
    bool has(const QString &service) const;
    /// Calls and waits. The reply, or what was said instead: an ErrorMessage.
    QDBusMessage call(const BusInterface &interface, const QString &method,
                      const QVariantList &arguments) const;

private:
    explicit SystemBus(const QString &name);

    QString m_name;
    QDBusConnection m_connection;
};

}  // namespace reviver
