// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_modem.h"
#include "tests/simulator/modem_bench.h"

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

TEST(Scenarios, HaveNamesTitlesAndDescriptions)
{
    for (const char *name : {"e392-healthy", "e392-unfinished", "e392-dmss", "e392-wants-efs"}) {
        const Scenario *scenario = findScenario(name);
        ASSERT_NE(scenario, nullptr) << name;
        EXPECT_FALSE(scenario->title.empty());
        EXPECT_FALSE(scenario->description.empty());
    }
    EXPECT_EQ(findScenario("e392"), nullptr);
    EXPECT_EQ(findScenario(""), nullptr);
}

struct Start {
    const char *scenario;
    PracticeMode mode;
    LightPattern light;
    const char *id;
    std::size_t ports;
};

TEST(PracticeModem, StartsAsItsScenarioSays)
{
    constexpr Start kStarts[] = {
        {"e392-healthy", PracticeMode::Normal, LightPattern::Registered, "12D1:1506", 3},
        {"e392-unfinished", PracticeMode::HuaweiDownload, LightPattern::SlowBlink, "12D1:1003", 2},
        {"e392-dmss", PracticeMode::DmssDownload, LightPattern::SlowBlink, "12D1:1003", 2},
        {"mdm9615-dload", PracticeMode::DmssDownload, LightPattern::SlowBlink, "05C6:9008", 1},
        {"e392-wants-efs", PracticeMode::HuaweiDownload, LightPattern::SlowBlink, "12D1:1003", 2},
    };
    for (const Start &start : kStarts) {
        ModemBench bench(start.scenario);
        EXPECT_EQ(bench.modem.mode(), start.mode) << start.scenario;
        EXPECT_EQ(bench.modem.light(), start.light) << start.scenario;
        const auto device = bench.modem.enumerate();
        ASSERT_TRUE(device) << start.scenario;
        EXPECT_EQ(device->id->text(), start.id) << start.scenario;
        EXPECT_EQ(device->interfaces.size(), start.ports) << start.scenario;
        EXPECT_EQ(device->location, "1-4");
        EXPECT_TRUE(device->practice);
    }
}

TEST(PracticeModem, LooksLikeTheForumsStickInDownloadMode)
{
    ModemBench bench("e392-unfinished");
    const AttachedDevice device = bench.modem.enumerate().value();
    EXPECT_EQ(device.manufacturer, "HUAWEI Technology");
    EXPECT_EQ(device.product, "HUAWEI Mobile");
    EXPECT_EQ(device.interfaces[0],
              (AttachedInterface{0, 0xFF, 0xFF, 0xFF, 3, "3G Modem", "option", "modem"}));
    EXPECT_EQ(device.interfaces[1],
              (AttachedInterface{1, 0xFF, 0xFF, 0xFF, 2, "3G PC UI Interface", "option", "pcui"}));
}

TEST(PracticeModem, ComesToLifeAfterACompleteRepair)
{
    ModemBench bench("e392-unfinished");
    const std::vector<PracticeImage> images = imagesWithout("efs2");
    flashImages(bench, images);
    resetFromDownload(bench);
    ASSERT_EQ(bench.modem.mode(), PracticeMode::Normal) << bench.modem.bootProblem();
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "12D1:1506");
    EXPECT_NE(bench.askText("ATI\r").find("Revision: 11.433.57.00.260\r\n"), std::string::npos);
    const std::map<std::string, Bytes> flash = bench.modem.flash();
    ASSERT_EQ(flash.size(), images.size());
    for (const PracticeImage &image : images) {
        const std::string name = image.name == "resources" ? "record_00160000" : image.name;
        EXPECT_EQ(flash.at(name), image.data) << name;
    }
}

TEST(PracticeModem, StaysInDownloadModeAfterAnIncompleteRepair)
{
    for (const char *missing : {"partition-table", "dbl", "osbl", "amss", "dsp1", "dsp2"}) {
        ModemBench bench("e392-unfinished");
        flashImages(bench, imagesWithout(missing));
        resetFromDownload(bench);
        EXPECT_EQ(bench.modem.mode(), PracticeMode::HuaweiDownload) << missing;
        EXPECT_EQ(bench.modem.enumerate()->id->text(), "12D1:1003") << missing;
        EXPECT_EQ(bench.modem.light(), LightPattern::SlowBlink) << missing;
    }
}

TEST(PracticeModem, WantsItsSettingsAreaWhenThatWasLost)
{
    ModemBench bench("e392-wants-efs");
    flashImages(bench, imagesWithout("efs2"));
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::HuaweiDownload);
    EXPECT_EQ(bench.modem.bootProblem(), "efs2 is missing or incomplete");
    flashImages(bench, practiceImages(PracticeSizes::Small));
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
}

TEST(PracticeModem, IsDeadAgainWhenAnUpdateOfAHealthyOneBreaksOff)
{
    ModemBench bench("e392-healthy");
    bench.ask(hex("7E 3A A1 6E 7E"), "diag");
    bench.waitForReturn();
    const PracticeImage amss = practiceImages(PracticeSizes::Small)[3];
    ASSERT_EQ(bench.askFrame(beginRequest(amss.recordId, amss.data.size())), kAck);
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::HuaweiDownload);
    flashImage(bench, amss);
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
    EXPECT_NE(bench.askText("AT+CGMR\r").find("11.433.57.00.260"), std::string::npos)
        << "the new program runs";
}

TEST(PracticeModem, KeepsFactoryAreasApartFromWhatWasWritten)
{
    ModemBench bench("e392-unfinished");
    ASSERT_EQ(bench.modem.flashContents().size(), 1u);
    EXPECT_EQ(bench.modem.flashContents()[0].name, "efs2");
    EXPECT_TRUE(bench.modem.flashContents()[0].factory);
    EXPECT_EQ(bench.modem.readFlash("efs2"), factorySettingsArea());
    EXPECT_TRUE(bench.modem.flash().empty());
    flashImages(bench, practiceImages(PracticeSizes::Small));
    EXPECT_EQ(bench.modem.flashContents().size(), 8u) << "the written settings area replaces the factory's";
    EXPECT_TRUE(bench.modem.readFlash("nothing").empty());
}

TEST(PracticeModem, TakesAboutTwoSecondsToReturn)
{
    ModemBench bench("e392-healthy", {});
    bench.modem.receive("pcui", asBytes("AT^RESET\r"));
    bench.pass(900ms);
    EXPECT_TRUE(bench.modem.present());
    bench.pass(200ms);
    EXPECT_FALSE(bench.modem.present());
    EXPECT_EQ(bench.modem.light(), LightPattern::Dark);
    bench.pass(1800ms);
    EXPECT_FALSE(bench.modem.enumerate());
    bench.pass(200ms);
    EXPECT_TRUE(bench.modem.enumerate());
    EXPECT_EQ(bench.modem.generation(), 2u);
}

TEST(PracticeModem, StaysAwayUntilSomebodyHasSeenItGone)
{
    ModemBench bench("e392-healthy");
    bench.askText("AT^RESET\r");
    bench.pass(1h);
    EXPECT_FALSE(bench.modem.present());
    bench.pass(1h);
    EXPECT_FALSE(bench.modem.enumerate());
    bench.pass(0ms);
    EXPECT_TRUE(bench.modem.enumerate());
}

TEST(PracticeModem, DropsWhatArrivesWhileItIsAway)
{
    ModemBench bench("e392-healthy");
    bench.askText("AT^RESET\r");
    bench.pass(1s);
    EXPECT_TRUE(bench.ask(hex("7E 0C 14 3A 7E")).empty());
}

TEST(PracticeModem, TakesTheForumsThirtySixMegabytes)
{
    ModemBench bench("e392-unfinished");
    std::vector<PracticeImage> images = practiceImages(PracticeSizes::Forum);
    images.pop_back();
    flashImages(bench, images);
    EXPECT_EQ(bench.modem.readFlash("dsp2"), images[5].data);
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal) << bench.modem.bootProblem();
}

}  // namespace
}  // namespace reviver::test
