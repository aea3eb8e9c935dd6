// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/administrator.h"

#include "core/platform/event_dispatcher.h"

#include <QProcess>

#include <fmt/format.h>

namespace reviver {

namespace {

/// What pkexec ends with when it does not run the program. Source: pkexec(1).
constexpr int kDeclined = 126;
constexpr int kNotAuthorized = 127;

constexpr int kWaitForEver = -1;  // somebody may have to look for the password

}  // namespace

Result<void> Administrator::run(const std::string &script, const std::string &input) const
{
    ensureEventDispatcher();
    QProcess process;
    process.start(QString::fromStdString(m_command),
                  {QStringLiteral("/bin/sh"), QStringLiteral("-c"), QString::fromStdString(script)});
    if (!process.waitForStarted())
        return failure(ErrorCode::Unsupported, m_command + ": " + process.errorString().toStdString());
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel();
    process.waitForFinished(kWaitForEver);
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    const std::string said = process.readAllStandardError().trimmed().toStdString();
    switch (process.exitCode()) {
    case kDeclined:
        return failure(ErrorCode::DeviceRefused, m_command + ": declined: " + said);
    case kNotAuthorized:
        return failure(ErrorCode::Unsupported, m_command + ": no authorization: " + said);
    default:
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("{}: exit {}: {}", m_command, process.exitCode(), said));
    }
}

}  // namespace reviver
