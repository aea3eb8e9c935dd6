// SPDX-License-Identifier: Apache-2.0
// Debian's qmi-firmware-update on a practice modem that umockdev shows it as a real one.
#include "core/simulator/practice_gobi.h"
#include "tests/platform/practice_on_bus.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

constexpr int kPeerLimit = 60'000;  // ms

TEST(PeerQmiFirmwareUpdate, CompletesADownloadOnThePracticeModem)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("qmi-firmware-update"));
    if (program.isEmpty())
        GTEST_SKIP() << "qmi-firmware-update is not installed (package libqmi-utils)";
    const QTemporaryDir folder;
    ASSERT_TRUE(writeGobiPracticeFile(folder.path().toStdString()));
    const QString package = folder.filePath(QStringLiteral("MC7710_practice_03.05.24.00.cwe"));
    pretended::Bus bus;
    pretended::PracticeOnBus modem(bus, "gobi-qdl");

    QProcess peer;
    peer.setProcessChannelMode(QProcess::MergedChannels);
    peer.start(program,
               {QStringLiteral("-U"), QStringLiteral("-t"), QStringLiteral("/dev/ttyUSB0"),
                QStringLiteral("--ignore-mm-runtime-check"), QStringLiteral("--verbose"), package});
    ASSERT_TRUE(peer.waitForFinished(kPeerLimit));
    const std::string said = peer.readAll().toStdString();
    EXPECT_EQ(peer.exitCode(), 0) << said;

    SystemClock clock;
    const auto end = clock.now() + 30s;
    while (modem.mode() != PracticeMode::Normal && clock.now() < end)
        clock.sleep(20ms);
    EXPECT_EQ(modem.mode(), PracticeMode::Normal) << said;
    const auto flash = modem.flash();
    for (const GobiImage &image : gobiPracticeImages()) {
        const bool whole
            = std::ranges::any_of(flash, [&](const auto &stored) { return stored.second == image.data; });
        EXPECT_TRUE(whole) << image.type;
    }
}

}  // namespace
}  // namespace reviver
