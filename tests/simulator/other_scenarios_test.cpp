// SPDX-License-Identifier: Apache-2.0
#include "tests/simulator/modem_bench.h"

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

TEST(InstallerDisc, BecomesAModemWhenItIsSwitched)
{
    ModemBench bench("e392-cdrom");
    EXPECT_EQ(bench.modem.mode(), PracticeMode::CdRom);
    const AttachedDevice disc = bench.modem.enumerate().value();
    EXPECT_EQ(disc.id->text(), "12D1:151A");
    ASSERT_EQ(disc.interfaces.size(), 1u);
    EXPECT_EQ(disc.interfaces[0].interfaceClass, 0x08);
    EXPECT_TRUE(disc.interfaces[0].port.empty());
    // The message of usb_modeswitch's HuaweiNewMode.
    bench.modem.receiveStorage(hex("55534243123456780000000000000011062000000101000100000000000000"));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
    bench.askText("AT^RESET\r");
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::CdRom) << "a restart makes it a disc again";
}

TEST(InstallerDisc, StaysWhenTheMessageIsAnother)
{
    ModemBench bench("e392-cdrom");
    for (const char *message :
         {"", "55534243", "55534243123456780000000000000612000000240000000000000000000000",
          "00534243123456780000000000000011062000000101000100000000000000",
          "555342431234567800000000000000110620000001010001000000000000"})
        bench.modem.receiveStorage(hex(message));
    bench.pass(10s);
    EXPECT_EQ(bench.modem.generation(), 1u);
}

TEST(FactoryMode, IsLeftForGood)
{
    ModemBench bench("e392-factory-mode");
    bench.askText("ATE0\r");
    EXPECT_EQ(bench.askText("AT^SFM?\r"), "\r\n^SFM: 1\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^SFM=0\r"), "\r\nOK\r\n");
    bench.askText("AT^RESET\r");
    bench.waitForReturn();
    bench.askText("ATE0\r");
    EXPECT_EQ(bench.askText("AT^SFM?\r"), "\r\n^SFM: 0\r\n\r\nOK\r\n");
}

TEST(PortSet, BringsTheControlPortBackAfterARestart)
{
    ModemBench bench("e392-no-pcui");
    const AttachedDevice before = bench.modem.enumerate().value();
    ASSERT_EQ(before.interfaces.size(), 2u);
    EXPECT_EQ(before.interfaces[0].port, "modem");
    EXPECT_EQ(before.interfaces[1].port, "diag");
    EXPECT_EQ(before.interfaces[1].protocol, 0x03);
    EXPECT_TRUE(bench.askText("AT\r", "pcui").empty()) << "there is no such port";
    bench.askText("ATE0\r", "modem");
    EXPECT_EQ(bench.askText("AT^SETPORT?\r", "modem"), "\r\n^SETPORT:A1,A2;1,3\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^GETPORTMODE\r", "modem"),
              "\r\n^GETPORTMODE:TYPE:WCDMA:Qualcomm,MDM:0,DIAG:1\r\n\r\nOK\r\n");
    for (const char *bad :
         {"AT^SETPORT=\r", "AT^SETPORT=\"\r", "AT^SETPORT=\"A1\"\r", "AT^SETPORT=\"A1;\"\r"})
        EXPECT_EQ(bench.askText(bad, "modem"), "\r\nERROR\r\n") << bad;
    EXPECT_EQ(bench.askText("AT^SETPORT=\"A1,A2;1,2,3\"\r", "modem"), "\r\nOK\r\n");
    EXPECT_EQ(bench.modem.enumerate()->interfaces.size(), 2u) << "not yet";
    bench.askText("AT^RESET\r", "modem");
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.enumerate()->interfaces.size(), 3u);
}

TEST(HiLink, IsANetworkCardWithoutPorts)
{
    ModemBench bench("hilink");
    const AttachedDevice device = bench.modem.enumerate().value();
    EXPECT_EQ(device.id->text(), "12D1:14DB");
    for (const AttachedInterface &interface : device.interfaces)
        EXPECT_TRUE(interface.port.empty());
}

TEST(Silent, NeverAnswers)
{
    ModemBench bench("silent");
    for (const char *port : {"modem", "pcui"}) {
        EXPECT_TRUE(bench.askText("AT\r", port).empty());
        EXPECT_TRUE(bench.ask(hex("7E 0C 14 3A 7E"), port).empty());
        EXPECT_TRUE(bench.ask(hex("7E 06 4E 95 7E"), port).empty());
    }
}

}  // namespace
}  // namespace reviver::test
