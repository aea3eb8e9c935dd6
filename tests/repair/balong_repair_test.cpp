// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/practice_bench.h"

#include <algorithm>
#include <gmock/gmock.h>

namespace reviver {
namespace {

using test::BalongFile;
using test::PracticeBench;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// Says something on the modem's port and waits for an answer, as another program would.
void speak(PracticeBench &bench, std::string_view text)
{
    const auto port = bench.host.open(bench.host.devices().at(0).interfaces.back().port).value();
    ASSERT_TRUE(port->write(asBytes(text), std::chrono::seconds(1)));
    Bytes answer(64);
    EXPECT_TRUE(port->readSome(answer, std::chrono::seconds(1)));
}

PlanOptions withLoader(LoaderErase erase = LoaderErase::Spares)
{
    PlanOptions options;
    options.loader = test::balongLoader(erase);
    return options;
}

TEST(BalongRepair, RevivesAStickThatWaitsInItsDownloadMonitor)
{
    PracticeBench bench("e3372-download");
    const FirmwareBundle bundle = test::balongBundle();
    const RepairResult result = bench.repair(bundle);

    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_EQ(bench.plan.route->route, Route::BalongDownload);
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
    EXPECT_EQ(result.after.firmware, kBalongPracticeVersion);
    EXPECT_EQ(result.bytes, bench.plan.bytes);
    EXPECT_FALSE(bench.observer.wentBack);
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
    EXPECT_THAT(bench.observer.lines(), Contains("Preparing the modem for images...OK"));
}

TEST(BalongRepair, LeavesSettingsOfAnotherUnitOut)
{
    PracticeBench bench("e3372-download");
    bench.repair(test::balongBundle());
    EXPECT_EQ(bench.host.flash().count("record_00250000"), 0u);
    EXPECT_EQ(bench.host.flash().size(), 6u);
}

TEST(BalongRepair, LeadsAWorkingStickToItsMonitorAndBack)
{
    PracticeBench bench("e3372-healthy");
    const FirmwareBundle bundle = test::balongBundle();
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_EQ(result.modeBefore, DeviceMode::Normal);
    EXPECT_EQ(result.before.firmware, "21.180.01.00.00");
    EXPECT_EQ(result.after.firmware, kBalongPracticeVersion);
    EXPECT_THAT(bench.observer.modes, Contains(DeviceMode::BalongDownload));
    EXPECT_THAT(bench.observer.lines(), Contains("Entering download mode...OK"));
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
}

TEST(BalongRepair, GoesOnWithAStickThatLeftAtAlready)
{
    PracticeBench bench("e3372-download");
    speak(bench, "AT^DATAMODE\r");
    const RepairResult result = bench.repair(test::balongBundle());
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_EQ(bench.plan.route->route, Route::BalongDownload);
}

TEST(BalongRepair, AnnouncesTheSignatureOfSignedFirmware)
{
    PracticeBench bench("e3372-signed");
    const FirmwareBundle bundle = test::balongBundle(BalongFile::Signed);
    ASSERT_TRUE(bundle.signature);
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
}

TEST(BalongRepair, SaysThatAModemWantsSignedFirmware)
{
    PracticeBench bench("e3372-signed");
    const RepairResult result = bench.repair(test::balongBundle());
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.code, "RV-302");
    EXPECT_EQ(result.headline.english(), "The modem wants firmware with a signature that it knows");
    EXPECT_THAT(result.happened.english(), HasSubstr("this file carries none"));
    EXPECT_THAT(result.next.at(0).text.english(), HasSubstr("it is signed"));
    EXPECT_EQ(result.mode, DeviceMode::BalongDownload);
    EXPECT_TRUE(bench.host.flash().empty());
}

TEST(BalongRepair, WritesNothingWhenTheModemDoesNotKnowTheKey)
{
    PracticeBench bench("e3372-signed");
    FirmwareBundle bundle = test::balongBundle(BalongFile::Signed);
    bundle.signature->keyHash = std::string(64, '5');
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_EQ(result.code, "RV-302");
    EXPECT_THAT(result.happened.english(), HasSubstr("does not know the signature"));
    EXPECT_EQ(result.mode, DeviceMode::BalongDownload);
    EXPECT_TRUE(bench.host.flash().empty());
}

TEST(BalongRepair, SaysThatItWasTooLateToAnnounceASignature)
{
    PracticeBench bench("e3372-signed");
    for (int i = 0; i < 6; ++i)
        speak(bench, "AT^DATAMODE\r");
    const RepairResult result = bench.repair(test::balongBundle(BalongFile::Signed));
    EXPECT_EQ(result.code, "RV-302");
    EXPECT_THAT(result.happened.english(), HasSubstr("past that point"));
    EXPECT_THAT(result.next.at(1).text.english(), HasSubstr("unplug the modem"));
}

TEST(BalongRepair, RevivesAStickWithoutABootLoader)
{
    PracticeBench bench("e3372-bootrom");
    const FirmwareBundle bundle = test::balongBundle();
    const RepairResult result = bench.repair(bundle, withLoader());
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_EQ(bench.plan.route->route, Route::BalongBootRom);
    EXPECT_EQ(result.modeBefore, DeviceMode::BalongBootRom);
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
    EXPECT_FALSE(bench.observer.wentBack);
    EXPECT_THAT(bench.observer.lines(), Contains("Loading the loader into memory...OK"));
    EXPECT_THAT(bench.observer.modes, Not(Contains(DeviceMode::StreamingLoader)));
}

TEST(BalongRepair, NeverSendsALoaderThatErases)
{
    PracticeBench bench("e3372-bootrom");
    const RepairResult result = bench.repair(test::balongBundle(), withLoader(LoaderErase::Erases));
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_THAT(result.happened.english(), HasSubstr("erases"));
    EXPECT_EQ(bench.host.mode(), PracticeMode::BalongBootRom);
}

// Nothing tells the model before the loader runs.
TEST(BalongRepair, FindsOutInTheMonitorThatTheFileIsForAnotherModel)
{
    PracticeBench bench("e3372-bootrom");
    FirmwareBundle bundle = test::balongBundle();
    bundle.product = "E5573";
    const RepairResult result = bench.repair(bundle, withLoader());
    EXPECT_NE(result.outcome, Outcome::Verified);
    EXPECT_EQ(result.error->code(), ErrorCode::BundleForOtherDevice);
    EXPECT_THAT(result.happened.english(), HasSubstr("E5573"));
    EXPECT_THAT(result.happened.english(), HasSubstr("E3372"));
    EXPECT_EQ(result.state.at(0).english(),
              "The modem waits in download mode now. A restart takes it back to where it was.");
    EXPECT_TRUE(bench.host.flash().empty());
}

TEST(BalongRepair, FailsWhenTheStickComesBackInItsBootRom)
{
    PracticeBench bench("e3372-bootrom", {parseFault("ack-without-writing@1").value()});
    const RepairResult result = bench.repair(test::balongBundle(), withLoader());
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.mode, DeviceMode::BalongBootRom);
    EXPECT_EQ(result.headline.english(), "Not repaired: the modem came back in its chip's emergency mode");
}

TEST(BalongRepair, StopsWhileTheLoaderIsOnItsWay)
{
    PracticeBench bench("e3372-bootrom");
    StopSource stop;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (bench.plan.steps[at.step].kind == StepKind::LoadLoader && at.stepDone > 5000)
            stop.requestStop(StopRequest::Now);
    };
    const RepairResult result = bench.repair(test::balongBundle(), withLoader(), stop.token());
    EXPECT_EQ(result.outcome, Outcome::Stopped);
    EXPECT_EQ(result.mode, DeviceMode::BalongBootRom);
    EXPECT_EQ(result.state.at(0).english(), "Only the modem's chip answers, as before.");

    bench.observer.onProgress = {};
    EXPECT_EQ(bench.repair(test::balongBundle(), withLoader()).outcome, Outcome::Verified)
        << "it can be started again";
}

TEST(BalongRepair, StopsBetweenTwoBlocksAndAfterAnImage)
{
    for (const StopRequest request : {StopRequest::Now, StopRequest::AfterImage}) {
        PracticeBench bench("e3372-healthy");
        StopSource stop;
        bench.observer.onProgress = [&](const RepairProgress &at) {
            if (bench.plan.steps[at.step].kind == StepKind::WriteImage && at.done * 2 > at.total)
                stop.requestStop(request);
        };
        const RepairResult result = bench.repair(test::balongBundle(), {}, stop.token());
        EXPECT_EQ(result.outcome, Outcome::Stopped);
        EXPECT_EQ(result.mode, DeviceMode::BalongDownload);
        EXPECT_GE(result.imagesWritten, 1u);

        bench.observer.onProgress = {};
        EXPECT_EQ(bench.repair(test::balongBundle()).outcome, Outcome::Verified);
    }
}

TEST(BalongRepair, StopsOnTheWayToTheMonitor)
{
    PracticeBench bench("e3372-healthy");
    StopSource stop;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (bench.plan.steps[at.step].kind == StepKind::AwaitStage)
            stop.requestStop(StopRequest::Now);
    };
    const RepairResult result = bench.repair(test::balongBundle(), {}, stop.token());
    EXPECT_EQ(result.outcome, Outcome::Stopped);
    EXPECT_TRUE(bench.host.flash().empty());
    EXPECT_EQ(result.state.at(1).english(), "Nothing was changed on the modem.");
}

TEST(BalongRepair, FailsWhenTheLoaderDoesNotStart)
{
    PracticeBench bench("e3372-bootrom");
    PlanOptions options = withLoader();
    const LoaderBlock &program = options.loader->blocks.at(1);
    std::fill_n(options.loader->data.begin() + static_cast<std::ptrdiff_t>(program.offset), program.size,
                0xFF);
    const RepairResult result = bench.repair(test::balongBundle(), options);
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.mode, DeviceMode::BalongBootRom);
    EXPECT_THAT(result.happened.english(), HasSubstr("the loader did not start"));
    EXPECT_TRUE(bench.host.flash().empty());
}

}  // namespace
}  // namespace reviver
