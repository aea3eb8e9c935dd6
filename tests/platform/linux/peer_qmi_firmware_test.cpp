// SPDX-License-Identifier: Apache-2.0
// Debian's qmi-firmware-update on a practice modem that umockdev shows it as a real one.
#include "core/simulator/practice_gobi.h"
#include "tests/platform/linux/peer_program.h"

#include <QTemporaryDir>

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

TEST(PeerQmiFirmwareUpdate, CompletesADownloadOnThePracticeModem)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("qmi-firmware-update"));
    if (program.isEmpty())
        GTEST_SKIP() << "qmi-firmware-update is not installed (package libqmi-utils)";
    const QTemporaryDir folder;
    ASSERT_TRUE(writeGobiPracticeFile(folder.path().toStdString()));
    pretended::Bus bus;
    pretended::PracticeOnBus modem(bus, "gobi-qdl");

    const auto peer
        = pretended::runPeer(program,
                             {QStringLiteral("-U"), QStringLiteral("-t"), QStringLiteral("/dev/ttyUSB0"),
                              QStringLiteral("--ignore-mm-runtime-check"), QStringLiteral("--verbose"),
                              folder.filePath(QStringLiteral("MC7710_practice_03.05.24.00.cwe"))},
                             folder.path());
    EXPECT_EQ(peer.exitCode, 0) << peer.said;

    EXPECT_TRUE(pretended::awaitMode(modem, PracticeMode::Normal)) << peer.said;
    const auto flash = modem.flash();
    for (const GobiImage &image : gobiPracticeImages())
        EXPECT_TRUE(std::ranges::any_of(flash, [&](const auto &stored) {
            return stored.second == image.data;
        })) << image.type;
}

}  // namespace
}  // namespace reviver
