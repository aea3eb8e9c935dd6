// SPDX-License-Identifier: Apache-2.0
// Debian's qmi-firmware-update on a practice modem that umockdev shows it as a real one.
#include "core/simulator/practice_gobi.h"
#include "tests/platform/linux/peer_program.h"

#include <QTemporaryDir>

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace reviver {
namespace {

/// Runs it in download mode on the practice modem of a scenario, with the package in `folder`, and
/// expects the images in flash afterwards, and that it said `word` on the way.
void expectDownload(const char *scenario, const QString &package, const QTemporaryDir &folder,
                    const std::vector<GobiImage> &images, const char *word)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("qmi-firmware-update"));
    if (program.isEmpty())
        GTEST_SKIP() << "qmi-firmware-update is not installed (package libqmi-utils)";
    pretended::Bus bus;
    pretended::PracticeOnBus modem(bus, scenario);

    const auto peer = pretended::runPeer(
        program,
        {QStringLiteral("-U"), QStringLiteral("-t"), QStringLiteral("/dev/ttyUSB0"),
         QStringLiteral("--ignore-mm-runtime-check"), QStringLiteral("--verbose"), folder.filePath(package)},
        folder.path());
    EXPECT_EQ(peer.exitCode, 0) << peer.said;
    EXPECT_NE(peer.said.find(word), std::string::npos) << peer.said;

    EXPECT_TRUE(pretended::awaitMode(modem, PracticeMode::Normal)) << peer.said;
    const auto flash = modem.flash();
    for (const GobiImage &image : images)
        EXPECT_TRUE(std::ranges::any_of(flash, [&](const auto &stored) {
            return stored.second == image.data;
        })) << image.type;
}

TEST(PeerQmiFirmwareUpdate, CompletesADownloadByQdl)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(writeGobiPracticeFile(folder.path().toStdString()));
    expectDownload("gobi-qdl", QStringLiteral("MC7710_practice_03.05.24.00.cwe"), folder,
                   gobiPracticeImages(), "qdl/sdp download finished");
}

TEST(PeerQmiFirmwareUpdate, GetsThroughSaharaAndCompletesADownloadByFirehose)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(writeEm7565PracticeFile(folder.path().toStdString()));
    expectDownload("em7565-download", QStringLiteral("EM7565_practice_03.05.24.00.cwe"), folder,
                   em7565PracticeImages(), "sahara initialization finished: confirmed");
}

}  // namespace
}  // namespace reviver
