// SPDX-License-Identifier: Apache-2.0
#include "core/repair/run_guard.h"
#include "tests/repair/job_bench.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::JobBench;

/// A hold that is counted while it lasts.
class CountedHold final : public Hold {
public:
    explicit CountedHold(int &count) : m_count(count) { ++m_count; }
    ~CountedHold() override { --m_count; }

private:
    int &m_count;
};

class FakeLocks final : public DeviceLocks {
public:
    Result<std::unique_ptr<Hold>> take(const std::string &location, const std::string &owner) override
    {
        if (!holder.empty())
            return failure(ErrorCode::PortBusy, holder);
        taken.push_back(location + " by " + owner);
        return std::make_unique<CountedHold>(held);
    }
    std::string holder;
    std::vector<std::string> taken;
    int held = 0;
};

class FakeServices final : public HostServices {
public:
    std::vector<PortHolder> holdersOf(const std::string &) override { return {}; }
    Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &device) override
    {
        if (!managerRuns)
            return failure(ErrorCode::Unsupported, "it does not run");
        awayFrom.push_back(device.location);
        return std::make_unique<CountedHold>(away);
    }
    std::optional<HostChange> accessRule() override { return {}; }
    Result<void> installAccessRule() override { return failure(ErrorCode::Unsupported, ""); }
    std::optional<HostChange> driverBinding(const AttachedDevice &) override { return {}; }
    Result<void> bindSerialDriver(const AttachedDevice &) override
    {
        return failure(ErrorCode::Unsupported, "");
    }
    Result<void> sendUsbMessages(const AttachedDevice &, const std::vector<UsbMessage> &,
                                 std::chrono::milliseconds) override
    {
        return failure(ErrorCode::Unsupported, "");
    }
    Result<std::unique_ptr<Hold>> keepAwake(const std::string &) override
    {
        return std::make_unique<CountedHold>(awake);
    }
    std::optional<PowerState> power() override { return state; }

    bool managerRuns = true;
    std::vector<std::string> awayFrom;
    int away = 0;
    int awake = 0;
    std::optional<PowerState> state;
};

/// Makes a practice modem look like a real one: services are for those.
class RealBus final : public DeviceEnumerator {
public:
    explicit RealBus(DeviceEnumerator &inner) : m_inner(inner) {}
    std::vector<AttachedDevice> devices() override
    {
        auto all = m_inner.devices();
        for (AttachedDevice &device : all)
            device.practice = false;
        return all;
    }

private:
    DeviceEnumerator &m_inner;
};

struct GuardedBench : JobBench {
    using JobBench::JobBench;
    RealBus real{bus};
    FakeLocks locks;
    FakeServices services;

    RepairResult run()
    {
        // Practice firmware would be refused for what looks like a real modem.
        for (FirmwareImage &image : bundle.images)
            image.hardware = "HWE392";
        const Hardware all{real, bus, clock, &services, &locks};
        const Evidence evidence = probeModem(groupModems(real.devices()).at(0), all);
        plan = makePlan(evidence, bundle, options);
        return RepairJob(plan, evidence, bundle, all, setup()).run(observer);
    }
};

TEST(Guard, HoldsModemSleepAndModemManagerWhileItWrites)
{
    GuardedBench bench;
    bool all = false;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (at.done > 0 || bench.plan.steps[at.step].kind == StepKind::AwaitReturn)
            all = bench.locks.held == 1 && bench.services.away == 1 && bench.services.awake == 1;
    };
    EXPECT_EQ(bench.run().outcome, Outcome::Verified);
    EXPECT_TRUE(all);
    EXPECT_EQ(bench.locks.taken, std::vector<std::string>{"1-4 by a test of Reviver"});
    EXPECT_EQ(bench.services.awayFrom, std::vector<std::string>{"1-4"});
    EXPECT_EQ(bench.locks.held + bench.services.away + bench.services.awake, 0) << "all is let go";
}

TEST(Guard, ASecondReviverIsRefusedWithTheNameOfTheFirst)
{
    GuardedBench bench;
    bench.locks.holder = "the window of Reviver 0.1.0 (process 4711)";
    const RepairResult result = bench.run();
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_EQ(result.code, "RV-103");
    EXPECT_NE(result.happened.english().find("the window of Reviver 0.1.0 (process 4711)"), std::string::npos)
        << result.happened.english();
    EXPECT_TRUE(bench.host.flash().empty());
    EXPECT_EQ(
        checkNotInUse({bench.bus, bench.bus, bench.clock, nullptr, &bench.locks}, "1-4", "me").error().code(),
        ErrorCode::PortBusy);
}

TEST(Guard, HoldsTheOtherPlaceAsWellWhenTheModemComesBackThere)
{
    GuardedBench bench("e392-unfinished", std::vector<Fault>{parseFault("unplug@100000").value()});
    bench.observer.onAwaiting = [&] {
        bench.bus.plug(bench.host, "3-2", "another");
        bench.host.replug();
    };
    EXPECT_EQ(bench.run().outcome, Outcome::Verified);
    EXPECT_EQ(bench.services.awayFrom, (std::vector<std::string>{"1-4", "3-2"}));
    EXPECT_EQ(bench.locks.taken.size(), 2u);
}

TEST(Guard, IsSilentWhereThereIsNoModemManager)
{
    GuardedBench bench;
    bench.services.managerRuns = false;
    EXPECT_EQ(bench.run().outcome, Outcome::Verified);
    EXPECT_TRUE(std::ranges::none_of(bench.observer.log, [](const LogLine &line) {
        return line.text.english().starts_with("ModemManager");
    }));
}

TEST(Guard, ALowBatteryIsTalkedOfBeforeTheStart)
{
    JobBench bench;
    const Evidence evidence = bench.probe();
    const auto warns = [&](PowerState power) {
        PlanOptions options;
        options.power = power;
        const RepairPlan plan = makePlan(evidence, bench.bundle, options);
        EXPECT_TRUE(plan.mayStart());
        return std::ranges::any_of(plan.checks, [](const PlanCheck &check) {
            return check.state == PlanCheck::State::Warn && check.title.english() == "Battery is low";
        });
    };
    EXPECT_TRUE(warns({true, 29}));
    EXPECT_FALSE(warns({true, 30}));
    EXPECT_FALSE(warns({false, 5})) << "it is being charged";
    EXPECT_FALSE(warns({true, std::nullopt}));
}

}  // namespace
}  // namespace reviver
