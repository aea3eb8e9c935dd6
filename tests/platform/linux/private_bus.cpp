// SPDX-License-Identifier: Apache-2.0
#include "tests/platform/linux/private_bus.h"

#include <QDBusServiceWatcher>

#include <csignal>
#include <gtest/gtest.h>
#include <sys/prctl.h>

namespace reviver {

PrivateBus::PrivateBus()
{
    m_daemon.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                    QStringLiteral("--print-address")});
    if (!m_daemon.waitForStarted())
        return;
    while (!m_daemon.canReadLine() && m_daemon.waitForReadyRead())
        ;
    m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_address.toUtf8());
}

PrivateBus *PrivateBus::instance()
{
    // Never destroyed: connections to it live as long as the program, and it dies with that.
    static auto *bus = new PrivateBus;
    return bus->m_address.isEmpty() ? nullptr : bus;
}

class PretendedService::Object final : public QDBusVirtualObject {
public:
    explicit Object(Answer answer) : m_answer(std::move(answer)) {}

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        connection.send(m_answer(message));
        return true;
    }

private:
    Answer m_answer;
};

PretendedService::PretendedService(const QString &service, const QString &path, Answer answer)
    : m_name(service)
{
    auto *object = new Object(std::move(answer));
    m_inThread = object;
    object->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, object, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        object,
        [&] {
            auto connection = QDBusConnection::connectToBus(PrivateBus::instance()->address(), m_name);
            EXPECT_TRUE(connection.registerVirtualObject(path, object));
            EXPECT_TRUE(connection.registerService(service));
        },
        Qt::BlockingQueuedConnection);
}

PretendedService::~PretendedService()
{
    QMetaObject::invokeMethod(
        m_inThread, [this] { QDBusConnection::disconnectFromBus(m_name); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void PretendedService::watch(const QString &caller, std::function<void()> gone)
{
    auto *watcher = new QDBusServiceWatcher(caller, QDBusConnection(m_name),
                                            QDBusServiceWatcher::WatchForUnregistration, m_inThread);
    QObject::connect(watcher, &QDBusServiceWatcher::serviceUnregistered, m_inThread,
                     [gone = std::move(gone)] { gone(); });
}

}  // namespace reviver
