// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/system_bus.h"

#include <QDBusConnectionInterface>
#include <QDBusError>

#include <atomic>

namespace reviver {

SystemBus::SystemBus(const QString &name)
    : m_name(name)
    , m_connection(QDBusConnection::connectToBus(QDBusConnection::SystemBus, name))
{
}

SystemBus::~SystemBus()
{
    QDBusConnection::disconnectFromBus(m_name);
}

Result<std::unique_ptr<SystemBus>> SystemBus::connect()
{
    static std::atomic<int> count = 0;
    std::unique_ptr<SystemBus> bus(new SystemBus(QStringLiteral("reviver-%1").arg(++count)));
    if (!bus->m_connection.isConnected())
        return failure(ErrorCode::Unsupported,
                       "connecting to the system bus: "
                           + bus->m_connection.lastError().message().toStdString());
    return bus;
}

bool SystemBus::has(const QString &service) const
{
    const QDBusReply<bool> reply = m_connection.interface()->isServiceRegistered(service);
    return reply.isValid() && reply.value();
}

QDBusMessage SystemBus::call(const BusInterface &interface, const QString &method,
                             const QVariantList &arguments) const
{
    QDBusMessage message
        = QDBusMessage::createMethodCall(interface.service, interface.path, interface.name, method);
    message.setArguments(arguments);
    message.setAutoStartService(false);
    return m_connection.call(message);
}

}  // namespace reviver
