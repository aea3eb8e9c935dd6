// SPDX-License-Identifier: Apache-2.0
#include "tests/app/balong_peers.h"
#include "tests/app/practice_on_ports.h"

#include <gtest/gtest.h>

namespace reviver::test {

namespace {

const std::string kSignature
    = "^SIGNVER=1,0,778A8D175E602B7B779D9E05C330B5279B0661BF2EED99A20445B366D63DD697,2166";

std::multiset<std::string> contentsOf(const std::vector<PeerRecord> &records)
{
    std::multiset<std::string> contents;
    for (const PeerRecord &record : records)
        contents.insert(record.data);
    return contents;
}

std::filesystem::path pcui(const PracticeOnPorts &modem)
{
    return modem.port("pcui").toStdString();
}

TEST(BalongPeers, BalongFlashCompletesOnTheDownloadMonitor)
{
    const PracticeFiles files;
    const auto records = peerRecords(readFile(files.balongFirmware.toStdString()));
    ASSERT_EQ(records.size(), 7u);
    PracticeOnPorts modem("e3372-download");
    ASSERT_TRUE(modem.waitForPorts());
    EXPECT_EQ(flashLikeBalongFlash(pcui(modem), records), "");
    EXPECT_TRUE(modem.waitForMode("normal"));
    EXPECT_TRUE(modem.flash() == contentsOf(records));
}

TEST(BalongPeers, BalongFlashCompletesWithItsSignature)
{
    const PracticeFiles files;
    const auto records = peerRecords(readFile(files.signedBalongFirmware.toStdString()));
    PracticeOnPorts modem("e3372-signed");
    ASSERT_TRUE(modem.waitForPorts());
    EXPECT_EQ(flashLikeBalongFlash(pcui(modem), records, kSignature), "");
    EXPECT_TRUE(modem.waitForMode("normal"));
    EXPECT_TRUE(modem.flash() == contentsOf(records));
}

TEST(BalongPeers, BalongFlashIsToldThatASignatureIsWanted)
{
    const PracticeFiles files;
    PracticeOnPorts modem("e3372-signed");
    ASSERT_TRUE(modem.waitForPorts());
    EXPECT_EQ(flashLikeBalongFlash(pcui(modem), peerRecords(readFile(files.balongFirmware.toStdString()))),
              "DATAMODE rejected");
    EXPECT_TRUE(modem.flash().empty());
}

TEST(BalongPeers, UsbdloadLeadsTheBootRomToTheDownloadMonitor)
{
    const PracticeFiles files;
    const auto records = peerRecords(readFile(files.balongFirmware.toStdString()));
    PracticeOnPorts modem("e3372-bootrom");
    ASSERT_TRUE(modem.waitForPorts());
    EXPECT_EQ(modem.device()["usb"]["product"], "1443");
    EXPECT_EQ(loadLikeUsbdload(pcui(modem), readFile(files.balongLoader.toStdString())), "");
    ASSERT_TRUE(modem.waitForMode("balong-download"));
    ASSERT_TRUE(modem.waitForPorts());
    EXPECT_EQ(flashLikeBalongFlash(pcui(modem), records), "");
    EXPECT_TRUE(modem.waitForMode("normal"));
}

TEST(BalongPeers, ThisProgramRepairsOnPortsToo)
{
    const PracticeFiles files;
    for (const char *scenario : {"e3372-download", "e3372-healthy"}) {
        PracticeOnPorts modem(scenario);
        ASSERT_TRUE(modem.waitForPorts());
        const Finished run = runCli({"--port", modem.port("pcui"), "resurrect", modem.port("pcui"),
                                     files.balongFirmware, "--yes", "--json"});
        EXPECT_EQ(run.code, 0) << run.out << run.err;
        EXPECT_EQ(run.result()["outcome"], "verified") << scenario;
        EXPECT_EQ(modem.device()["mode"], "normal");
        EXPECT_EQ(modem.flash().size(), 6u) << "all but the settings of another unit";
    }
}

}  // namespace

}  // namespace reviver::test
