// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/job_bench.h"

#include "tests/repair/firehose_bench.h"
#include "tests/support/practice_kit.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace reviver::test {

void TestBus::plug(PracticeHost &modem, const std::string &location, const std::string &portPrefix)
{
    pull(modem);
    m_sockets.push_back({&modem, location, portPrefix});
}

void TestBus::pull(PracticeHost &modem)
{
    std::erase_if(m_sockets, [&](const Socket &socket) { return socket.modem == &modem; });
}

std::vector<AttachedDevice> TestBus::devices()
{
    std::vector<AttachedDevice> all;
    for (const Socket &socket : m_sockets) {
        for (AttachedDevice device : socket.modem->devices()) {
            device.location = socket.location;
            for (AttachedInterface &interface : device.interfaces)
                if (!interface.port.empty())
                    interface.port = socket.prefix + ":" + interface.port;
            all.push_back(std::move(device));
        }
    }
    return all;
}

Result<std::unique_ptr<Transport>> TestBus::open(const std::string &path)
{
    opened.push_back(path);
    for (const Socket &socket : m_sockets)
        if (path.starts_with(socket.prefix + ":"))
            return socket.modem->open(path.substr(socket.prefix.size() + 1));
    return failure(ErrorCode::PortNotFound, path);
}

PracticeModemOptions fastModem(std::vector<Fault> faults)
{
    PracticeModemOptions options;
    options.fast = true;
    options.unsolicited = false;
    options.faults = std::move(faults);
    options.replugAfter.reset();
    return options;
}

JobBench::JobBench(const std::string &scenario, std::vector<Fault> faults)
    : host(*findScenario(scenario), clock, fastModem(std::move(faults)))
{
    folder = std::filesystem::path(testing::TempDir())
        / fmt::format("reviver-job-{}-{}", ::getpid(), reinterpret_cast<std::uintptr_t>(this));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    makeFirmware(scenario);
    bus.plug(host, "1-4");
}

void JobBench::makeFirmware(const std::string &scenario)
{
    PracticeKit kit = makePracticeKit(scenario, folder / "firmware").value();
    bundle = std::move(kit.bundle);
    options = std::move(kit.options);
}

JobBench::~JobBench()
{
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

Evidence JobBench::probe()
{
    const auto modems = groupModems(bus.devices());
    return probeModem(modems.at(0), hardware());
}

JobSetup JobBench::setup()
{
    JobSetup setup;
    setup.program = "a test of Reviver";
    setup.files = &files;
    setup.journals = folder / "jobs";
    return setup;
}

RepairResult JobBench::repair(StopToken stop)
{
    const Evidence evidence = probe();
    plan = makePlan(evidence, bundle, options);
    return RepairJob(plan, evidence, bundle, hardware(), setup()).run(observer, std::move(stop));
}

void JobBench::killAt(double part)
{
    observer.onProgress = [part](const RepairProgress &at) {
        if (static_cast<double>(at.done) >= part * static_cast<double>(at.total))
            throw Killed{};
    };
    EXPECT_THROW(repair(), Killed);
    observer = {};
}

Result<ContinuedRepair> JobBench::prepare()
{
    const JournalContents contents = journal();
    const auto modems = groupModems(bus.devices());
    const Modem *modem = modemOf(contents, modems);
    if (!modem)
        return failure(ErrorCode::ModemNotReturned, "it is not attached");
    return prepareToContinue(contents, *modem, hardware(), observer);
}

RepairResult JobBench::goOn()
{
    auto ready = prepare();
    if (!ready) {
        ADD_FAILURE() << ready.error().detail();
        return {};
    }
    JobSetup continued = setup();
    continued.continued = journal();
    plan = ready->plan;
    return RepairJob(ready->plan, ready->evidence, ready->bundle, hardware(), std::move(continued))
        .run(observer);
}

void JobBench::replug()
{
    host.unplug();
    bus.devices();
    host.replug();
    bus.devices();
}

std::filesystem::path JobBench::journalPath() const
{
    std::filesystem::path newest;
    for (const auto &entry : std::filesystem::directory_iterator(folder / "jobs"))
        newest = std::max(newest, entry.path());
    return newest;
}

JournalContents JobBench::journal() const
{
    return readJournal(journalPath()).value();
}

bool JobBench::flashEqualsFirmware(const PracticeHost &modem) const
{
    if (std::ranges::any_of(plan.steps, [](const PlanStep &step) { return step.row.has_value(); }))
        return sectorsEqual(modem, bundle, plan);
    const auto flash = modem.flash();
    return std::ranges::all_of(plan.steps, [&](const PlanStep &step) {
        if (step.kind != StepKind::WriteImage)
            return true;
        return flashHolds(flash, bundle.images[plan.images[step.image].index], bundle);
    });
}

}  // namespace reviver::test
