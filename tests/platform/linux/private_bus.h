// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QThread>

#include <functional>

namespace reviver {

/// A D-Bus of the test's own, which this program and its children take for the system's.
/// libdbus reads the address once, so there is one for the whole program.
class PrivateBus {
public:
    /// Null when dbus-daemon is not installed.
    static PrivateBus *instance();

    QString address() const { return m_address; }

private:
    PrivateBus();

    QProcess m_daemon;
    QString m_address;
};

/// A service with one object on the private bus. It answers in a thread of its own, while
/// the test's thread waits in a call.
class PretendedService {
public:
    using Answer = std::function<QDBusMessage(const QDBusMessage &call)>;

    PretendedService(const QString &service, const QString &path, Answer answer);
    ~PretendedService();

    /// Calls `gone` in the service's thread when a caller leaves the bus.
    void watch(const QString &caller, std::function<void()> gone);

private:
    class Object;

    QThread m_thread;
    QObject *m_inThread = nullptr;
    QString m_name;
};

}  // namespace reviver
