// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/platform/practice_on_bus.h"

#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

#include <string>

namespace reviver::pretended {

/// How a program of other people ended, and what it said on both of its channels.
struct PeerResult {
    bool ended = false;
    int exitCode = -1;
    std::string said;
};

/// Runs a program that sees the pretended bus of this process to its end, in `folder`.
inline PeerResult runPeer(const QString &program, const QStringList &arguments, const QString &folder)
{
    constexpr int kLimit = 100'000;  // ms; these programs wait for seconds between their steps
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    PeerResult result;
    result.ended = process.waitForFinished(kLimit);
    result.said = process.readAll().toStdString();
    result.exitCode = result.ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return result;
}

/// Waits until the modem has come back from its restart in that mode.
inline bool awaitMode(const PracticeOnBus &modem, PracticeMode mode)
{
    using namespace std::chrono_literals;
    SystemClock clock;
    const auto end = clock.now() + 30s;
    while (modem.mode() != mode && clock.now() < end)
        clock.sleep(20ms);
    return modem.mode() == mode;
}

}  // namespace reviver::pretended
