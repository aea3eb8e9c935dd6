// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/transport/recorder.h"
#include "core/transport/replay_host.h"
#include "tests/repair/practice_bench.h"
#include "tests/support/kept_recording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {
namespace {

/// What others get: masked, written to a file and read again.
Recording sentOn(const Recording &recording)
{
    auto read = parseRecording(recordingText(masked(recording)));
    EXPECT_TRUE(read) << read.error().detail();
    return read ? *std::move(read) : Recording();
}

/// Records what goes through its hardware.
class RecordedBench {
public:
    explicit RecordedBench(const Hardware &hardware)
        : m_tape(std::make_shared<RecordingTape>(hardware.clock))
        , m_recorder(hardware, m_tape)
    {
        EXPECT_TRUE(m_tape->start(std::make_unique<KeptRecording>(m_recording)));
    }
    Hardware hardware() { return m_recorder.hardware(); }
    Recording stop()
    {
        EXPECT_TRUE(m_tape->stop());
        return m_recording;
    }

private:
    Recording m_recording;
    std::shared_ptr<RecordingTape> m_tape;
    Recorder m_recorder;
};

Diagnosis detect(const Hardware &hardware)
{
    const auto modems = groupModems(hardware.enumerator.devices());
    return diagnose(probeModem(modems.at(0), hardware));
}

RepairResult repair(const Hardware &hardware, RepairObserver &observer)
{
    const auto modems = groupModems(hardware.enumerator.devices());
    const Evidence evidence = probeModem(modems.at(0), hardware);
    const FirmwareBundle bundle = practiceBundle();
    return RepairJob(makePlan(evidence, bundle, {}), evidence, bundle, hardware).run(observer);
}

class ReplayOfDetect : public testing::TestWithParam<const char *> {};

TEST_P(ReplayOfDetect, GivesTheSameDiagnosis)
{
    PracticeBench bench(GetParam());
    RecordedBench recorder(bench.hardware());
    const Diagnosis before = detect(recorder.hardware());
    VirtualClock clock;
    ReplayHost replay(sentOn(recorder.stop()), clock);
    const Diagnosis after = detect({replay, replay, clock});
    EXPECT_EQ(after.mode, before.mode);
    EXPECT_EQ(after.headline.english(), before.headline.english());
    EXPECT_EQ(after.confidence, before.confidence);
    EXPECT_EQ(after.action, before.action);
    EXPECT_EQ(after.findings.size(), before.findings.size());
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ReplayOfDetect,
                         testing::Values("e392-unfinished", "e392-healthy", "e392-dmss", "silent",
                                         "blank-imei"));

TEST(ReplayOfRepair, FailsInTheSameWay)
{
    for (const char *spec : {"unplug@70000", "nak@3", "ack-without-writing@4"}) {
        PracticeBench bench("e392-unfinished", {parseFault(spec).value()});
        RecordedBench recorder(bench.hardware());
        const RepairResult before = repair(recorder.hardware(), bench.observer);
        VirtualClock clock;
        ReplayHost replay(sentOn(recorder.stop()), clock);
        RecordingObserver observer;
        const RepairResult after = repair({replay, replay, clock}, observer);
        EXPECT_EQ(after.outcome, before.outcome) << spec;
        EXPECT_EQ(after.code, before.code) << spec;
        EXPECT_EQ(after.bytes, before.bytes) << spec;
        EXPECT_EQ(after.failedImage, before.failedImage) << spec;
    }
}

TEST(ReplayOfRepair, ThatWorkedWorksAgain)
{
    PracticeBench bench("e392-unfinished");
    RecordedBench recorder(bench.hardware());
    const RepairResult before = repair(recorder.hardware(), bench.observer);
    ASSERT_EQ(before.outcome, Outcome::Verified);
    VirtualClock clock;
    ReplayHost replay(sentOn(recorder.stop()), clock);
    RecordingObserver observer;
    EXPECT_EQ(repair({replay, replay, clock}, observer).outcome, Outcome::Verified);
}

TEST(Recorder, MaskedRecordingOfAHealthyModemHoldsNoImei)
{
    PracticeBench bench("e392-healthy");
    RecordedBench recorder(bench.hardware());
    detect(recorder.hardware());
    const Recording plain = recorder.stop();
    const std::string imei = "303031303130303030303030303038";  // 001010000000008 in hex
    EXPECT_THAT(recordingText(plain), testing::HasSubstr(imei));
    EXPECT_THAT(recordingText(masked(plain)), testing::Not(testing::HasSubstr(imei)));
}

TEST(Replay, AnotherQuestionIsToldWithItsLine)
{
    PracticeBench bench("e392-healthy");
    RecordedBench recorder(bench.hardware());
    detect(recorder.hardware());
    VirtualClock clock;
    ReplayHost replay(sentOn(recorder.stop()), clock);
    const auto devices = replay.devices();
    ASSERT_FALSE(devices.empty());
    std::unique_ptr<Transport> port;
    for (const AttachedInterface &interface : devices[0].interfaces)
        if (auto opened = replay.open(interface.port); opened && !port)
            port = *std::move(opened);
    ASSERT_TRUE(port);
    const auto written = port->write(asBytes("AT+SOMETHING\r"), std::chrono::seconds(1));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::UnexpectedMessage);
    EXPECT_THAT(written.error().detail(), testing::ContainsRegex("another way in line [0-9]+"));
}

}  // namespace
}  // namespace reviver::test
