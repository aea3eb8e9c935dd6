// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_balong.h"
#include "tests/simulator/modem_bench.h"

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

TEST(Balong, GoesToItsMonitorOnRequestAndBack)
{
    ModemBench bench("e3372-healthy");
    bench.askText("ATE0\r");
    EXPECT_EQ(
        bench.askText("ATI\r"),
        "\r\nManufacturer: huawei\r\nModel: E3372\r\nRevision: 21.180.01.00.00\r\nIMEI: 001010000000008\r\n"
        "+GCAP: +CGSM,+DS,+ES\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^GODLOAD\r"), "\r\nOK\r\n");
    bench.pass(1500ms);
    EXPECT_TRUE(bench.modem.present()) << "it takes its time to leave";
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::BalongDownload);
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "12D1:1442");
    EXPECT_EQ(bench.askText("AT^RESET\r"), "\r\nOK\r\n");
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
}

TEST(BalongMonitor, SpeaksItsFixedList)
{
    ModemBench bench("e3372-download");
    EXPECT_EQ(bench.askText("AT\r"), "\r\nOK\r\n");
    EXPECT_EQ(bench.askText("at^dloadver?\r"), "\r\n2.0\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^AUTHORITYVER?\r"), "\r\n1000\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^NVBACKUP\r"), "\r\n0\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("ATI\r"), "\r\nERROR\r\n");
    EXPECT_TRUE(bench.ask(hex("7E 0C 14 3A 7E")).empty()) << "not before the data mode";
    EXPECT_TRUE(bench.askText("AT\r", "modem").empty());
}

// Frames quoted in docs/sources.md; the first as balong_flash's users saw it.
TEST(BalongMonitor, SpeaksHdlcInDataMode)
{
    ModemBench bench("e3372-download");
    EXPECT_EQ(bench.askText("AT^DATAMODE\r"), "\r\nOK\r\n");
    EXPECT_EQ(bench.ask(hex("7E 0C 14 3A 7E")),
              hex("0D 0F 37 32 30 30 42 2D 2D 53 4B 43 42 41 44 5A 4D C3 7B 7E"));
    Bytes product{0x45};
    append(product, asBytes("HUAWEI E3372"));
    product.resize(21, 0);
    EXPECT_EQ(bench.ask(hex("7E 45 D1 E5 7E")), handFrame(product));
    EXPECT_EQ(bench.ask(hex("7E 06 4E 95 7E")), hex("7E 03 00 06 9E 4C 7E"));
    EXPECT_TRUE(bench.askText("AT^DLOADVER?\r").empty()) << "AT is over until a restart";
}

TEST(BalongMonitor, ARepairBringsItBack)
{
    ModemBench bench("e3372-download");
    bench.askText("AT^DATAMODE\r");
    flashImages(bench, balongPracticeImages());
    resetFromDownload(bench);
    ASSERT_EQ(bench.modem.mode(), PracticeMode::Normal) << bench.modem.bootProblem();
    EXPECT_NE(bench.askText("AT+CGMR\r").find("22.180.05.00.00"), std::string::npos);
}

TEST(BalongMonitor, StaysWhenARecordIsMissing)
{
    for (const char *missing : {"record_00200000", "record_00220000", "record_00090000"}) {
        ModemBench bench("e3372-download");
        bench.askText("AT^DATAMODE\r");
        std::vector<PracticeImage> images = balongPracticeImages();
        std::erase_if(images, [&](const PracticeImage &image) { return image.name == missing; });
        flashImages(bench, images);
        resetFromDownload(bench);
        EXPECT_EQ(bench.modem.mode(), PracticeMode::BalongDownload);
        EXPECT_EQ(bench.modem.bootProblem(), std::string(missing) + " is missing");
    }
}

// The log in balongflash issue 3: refused many times, then accepted, then 03 00 02.
TEST(BalongMonitor, GivesInWithoutASignatureAndRefusesEveryImage)
{
    ModemBench bench("e3372-signed");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(bench.askText("AT^DATAMODE\r"), "\r\nERROR\r\n") << i;
    EXPECT_EQ(bench.askText("AT^DATAMODE\r"), "\r\nOK\r\n");
    const Bytes notPermittedHere = hex("7E 03 00 02 BA 0A 7E");
    EXPECT_EQ(bench.askFrame(beginRequest(0x200000, 100)), notPermittedHere);
    EXPECT_EQ(bench.askFrame(Bytes(11, 0x41)), hex("7E 03 00 03 33 1B 7E")) << "its length comes first";
    EXPECT_TRUE(bench.modem.flash().empty());
}

const std::string kMakersSignature
    = "AT^SIGNVER=1,0,778A8D175E602B7B779D9E05C330B5279B0661BF2EED99A20445B366D63DD697,2958\r";

TEST(BalongMonitor, TakesAnnouncedFirmwareAtOnce)
{
    ModemBench bench("e3372-signed");
    EXPECT_EQ(bench.askText(kMakersSignature), "\r\n0\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^DATAMODE\r"), "\r\nOK\r\n");
    flashImages(bench, balongPracticeImages());
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal) << bench.modem.bootProblem();
}

TEST(BalongMonitor, DoesNotTrustAnotherKeyOrAMangledCommand)
{
    ModemBench bench("e3372-signed");
    EXPECT_EQ(bench.askText("AT^SIGNVER=1,0," + std::string(64, 'A') + ",2958\r"), "\r\n1\r\n\r\nOK\r\n");
    for (const std::string &bad : {std::string("AT^SIGNVER=\r"), std::string("AT^SIGNVER=1,0,778A,2958\r"),
                                   "AT^SIGNVER=1,1," + std::string(64, 'A') + ",2958\r",
                                   "AT^SIGNVER=1,0," + std::string(64, 'G') + ",2958\r",
                                   "AT^SIGNVER=1,0," + std::string(64, 'A') + "\r",
                                   "AT^SIGNVER=1,0," + std::string(64, 'A') + ",2958,1\r"})
        EXPECT_EQ(bench.askText(bad), "\r\nERROR\r\n") << bad;
    EXPECT_EQ(bench.askText("AT^DATAMODE\r"), "\r\nERROR\r\n");
}

TEST(BalongMonitor, FollowsTheDevicesTableOfBlocks)
{
    ModemBench bench("e3372-download");
    bench.askText("AT^DATAMODE\r");
    const Bytes one(4096, 0x11);
    const Bytes two(4096, 0x22);
    ASSERT_EQ(bench.askFrame(beginRequest(0x200000, 8192)), kAck);
    EXPECT_EQ(bench.askFrame(dataRequest(1, one)), kAck);
    EXPECT_EQ(bench.askFrame(dataRequest(1, two)), kAck) << "a repeat is acknowledged and not written";
    EXPECT_EQ(bench.askFrame(dataRequest(3, two)), kNakFailed);
    Bytes lying = dataRequest(2, two);
    lying[6] ^= 1;
    EXPECT_EQ(bench.askFrame(lying), hex("7E 03 00 04 8C 6F 7E"));
    EXPECT_EQ(bench.askFrame(dataRequest(2, two)), kAck);
    EXPECT_EQ(bench.askFrame(dataRequest(1, two)), kNakFailed);
    EXPECT_EQ(bench.askFrame(endRequest(0x200000, 8192)), kAck);
    EXPECT_EQ(bench.modem.flash().at("record_00200000"), joined({one, two}));
}

TEST(BalongMonitor, ForgetsAVersionRecordAsSoonAsItIsBegunAnew)
{
    ModemBench bench("e3372-download");
    bench.askText("AT^DATAMODE\r");
    const PracticeImage version{"web pages' version", 0x550000, Bytes(64, 0x31)};
    flashImage(bench, version);
    EXPECT_EQ(bench.askFrame(Bytes(13, 0x41)), hex("7E 03 00 03 33 1B 7E"));
    EXPECT_EQ(bench.modem.flash().count("record_00550000"), 1u) << "the length is looked at before anything";
    EXPECT_EQ(bench.askFrame(beginRequest(0x550000, 64)), kAck);
    EXPECT_TRUE(bench.modem.flash().at("record_00550000").empty());
}

TEST(BalongMonitor, RefusesADiscThatIsTooLarge)
{
    ModemBench bench("e3372-download");
    bench.askText("AT^DATAMODE\r");
    EXPECT_EQ(bench.askFrame(beginRequest(0x0B0000, (88u << 20) + 1)), kNakFailed);
    EXPECT_EQ(bench.askFrame(beginRequest(0x0B0000, 88u << 20)), kAck);
}

TEST(BalongMonitor, IsDeafToTextInDataMode)
{
    ModemBench bench("e3372-download");
    bench.askText("AT^DATAMODE\r");
    EXPECT_EQ(bench.ask(hex("7E 0A 22 5F 7E")), kAck);
    EXPECT_EQ(bench.askText("AT^RESET\r"), "") << "the reset is under way already";
    bench.waitForReturn();
    EXPECT_EQ(bench.askText("AT^DLOADVER?\r"), "\r\n2.0\r\n\r\nOK\r\n") << "and starts in AT again";
}

}  // namespace
}  // namespace reviver::test
