// SPDX-License-Identifier: Apache-2.0
#include "core/device/probe.h"
#include "core/repair/journal_format.h"
#include "core/repair/memory_dump.h"
#include "core/simulator/practice_host.h"
#include "tests/fuzz/disturbed_modem.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/octet_modem.h"
#include "tests/support/kept_recording.h"
#include "tests/support/practice_kit.h"
#include "tests/support/silent_observer.h"

#include <array>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <unistd.h>

namespace reviver::fuzz {
namespace {

/// A folder of this process, removed when it has been used.
std::filesystem::path ownFolder()
{
    return std::filesystem::temp_directory_path() / ("reviver-fuzz-" + std::to_string(::getpid()));
}

/// A plan that may start, and the modem it was made for: found out once, on a good
/// practice modem.
struct Job {
    Evidence evidence;
    FirmwareBundle bundle;
    RepairPlan plan;
};

Job makeJob(std::string_view scenario)
{
    VirtualClock clock;
    PracticeHost host(*findScenario(scenario), clock, {.fast = true});
    auto kit = test::makePracticeKit(scenario, ownFolder());
    // The images stay open; their names are not needed any more.
    std::filesystem::remove_all(ownFolder());
    if (!kit)
        std::abort();
    Job job;
    job.bundle = std::move(kit->bundle);
    job.evidence = probeModem(groupModems(host.devices()).at(0), {host, host, clock});
    job.plan = makePlan(job.evidence, job.bundle, kit->options);
    if (!job.plan.mayStart())
        std::abort();
    return job;
}

const Job &jobFor(std::string_view scenario)
{
    static std::map<std::string_view, Job> known;
    const auto found = known.find(scenario);
    return found != known.end() ? found->second : known.emplace(scenario, makeJob(scenario)).first->second;
}

RepairResult run(const Job &job, const Hardware &hardware)
{
    test::SilentObserver observer;
    RepairResult result = RepairJob(job.plan, job.evidence, job.bundle, hardware).run(observer);
    // Whatever happened, the owner is told what, and how the modem is now.
    if (result.headline.empty() || result.state.empty())
        std::abort();
    return result;
}

template <std::size_t scenario>
void repair(ByteView octets)
{
    const Job &job = jobFor(test::kRepairScenarios[scenario]);
    OctetHost host(octets, {job.evidence.modem.device});
    (void)run(job, host.hardware());
}

/// However answers are damaged, nothing is sent that must never be sent, and what is
/// called repaired has started from its own flash.
template <std::size_t scenario>
void disturbedRepair(ByteView octets)
{
    const Job &job = jobFor(test::kRepairScenarios[scenario]);
    VirtualClock clock;
    PracticeHost modem(*findScenario(test::kRepairScenarios[scenario]), clock,
                       {.fast = true, .replugAfter = {}});
    DisturbedOpener ports(octets, modem);
    const RepairResult result = run(job, {modem, ports, clock});
    const bool started = modem.mode() == PracticeMode::Normal && modem.bootProblem().empty();
    if (!modem.forbiddenSeen().empty() || (result.outcome == Outcome::Verified && !started))
        std::abort();
}

AttachedDevice serialDevice()
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1003};
    device.location = "1-1";
    device.interfaces = {{.number = 0, .interfaceClass = 0xFF, .endpoints = 3, .port = "modem"},
                         {.number = 1, .interfaceClass = 0xFF, .endpoints = 2, .port = "pcui"}};
    return device;
}

void probe(ByteView octets)
{
    OctetHost host(octets, {serialDevice()});
    for (const Modem &modem : groupModems(host.devices()))
        (void)probeModem(modem, host.hardware());
}

void dump(ByteView octets)
{
    OctetHost host(octets, {serialDevice()});
    (void)saveMemoryDump("edl", host.hardware(), ownFolder());
    std::filesystem::remove_all(ownFolder());
}

/// The octets as a journal, and each of their lines as a record of one: behind its
/// checksum they would never get.
void journal(ByteView octets)
{
    const std::string text(asText(octets));
    (void)parseJournal(text);
    std::string records;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto record = nlohmann::ordered_json::parse(line, nullptr, false);
        if (!record.is_discarded())
            records += journalLine(record);
    }
    if (const auto contents = parseJournal(records); contents && contents->percent() > 99)
        std::abort();
}

/// What is read must be a recording still when it was masked, with as many events.
void recording(ByteView octets)
{
    const auto read = parseRecording(asText(octets));
    if (!read)
        return;
    const auto again = parseRecording(test::recordingText(test::masked(*read)));
    if (!again || again->events.size() != read->events.size())
        std::abort();
}

constexpr std::array kTargets = {
    Target{"journal", journal},
    Target{"recording", recording},
    Target{"probe", probe},
    Target{"dump", dump},
    Target{"repair-huawei", repair<0>},
    Target{"repair-streaming", repair<1>},
    Target{"repair-balong", repair<2>},
    Target{"repair-balong-boot", repair<3>},
    Target{"repair-firehose", repair<4>},
    Target{"repair-qdl", repair<5>},
    Target{"repair-mdm9615", repair<6>},
    Target{"repair-streaming-reads", repair<7>},
    Target{"repair-streaming-unframed", repair<8>},
    Target{"repair-sierra", repair<9>},
    Target{"disturbed-huawei", disturbedRepair<0>},
    Target{"disturbed-streaming", disturbedRepair<1>},
    Target{"disturbed-balong", disturbedRepair<2>},
    Target{"disturbed-balong-boot", disturbedRepair<3>},
    Target{"disturbed-firehose", disturbedRepair<4>},
    Target{"disturbed-qdl", disturbedRepair<5>},
    Target{"disturbed-mdm9615", disturbedRepair<6>},
    Target{"disturbed-streaming-reads", disturbedRepair<7>},
    Target{"disturbed-streaming-unframed", disturbedRepair<8>},
    Target{"disturbed-sierra", disturbedRepair<9>},
};

}  // namespace

std::span<const Target> jobTargets()
{
    return kTargets;
}

}  // namespace reviver::fuzz
