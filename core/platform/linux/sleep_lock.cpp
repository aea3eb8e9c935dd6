// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/sleep_lock.h"

#include "core/platform/linux/system_bus.h"

#include <QDBusUnixFileDescriptor>

namespace reviver {

namespace {

const BusInterface kLoginManager{QStringLiteral("org.freedesktop.login1"),
                                 QStringLiteral("/org/freedesktop/login1"),
                                 QStringLiteral("org.freedesktop.login1.Manager")};

/// The block lasts until the last copy of the file that logind gave is closed.
class SleepLock final : public Hold {
public:
    explicit SleepLock(QDBusUnixFileDescriptor file) : m_file(std::move(file)) {}

private:
    QDBusUnixFileDescriptor m_file;
};

}  // namespace

Result<std::unique_ptr<Hold>> blockSleep(const std::string &reason)
{
    const auto bus = SystemBus::connect();
    if (!bus)
        return failure(bus.error());
    if (!(*bus)->has(kLoginManager.service))
        return failure(ErrorCode::Unsupported, "logind does not run");
    const QDBusMessage reply
        = (*bus)->call(kLoginManager, QStringLiteral("Inhibit"),
                       {QStringLiteral("sleep:idle:handle-lid-switch"), QStringLiteral("Reviver"),
                        QString::fromStdString(reason), QStringLiteral("block")});
    const auto file = qvariant_cast<QDBusUnixFileDescriptor>(reply.arguments().value(0));
    if (reply.type() != QDBusMessage::ReplyMessage || !file.isValid())
        return failure(ErrorCode::Unsupported,
                       "logind Inhibit: " + reply.errorName().toStdString() + ": "
                           + reply.errorMessage().toStdString());
    return std::make_unique<SleepLock>(file);
}

}  // namespace reviver
