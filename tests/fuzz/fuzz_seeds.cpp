// SPDX-License-Identifier: Apache-2.0
#include "core/device/probe.h"
#include "core/simulator/practice_host.h"
#include "tests/firmware/made_firmware.h"
#include "tests/fuzz/dialogue_recorder.h"
#include "tests/support/practice_kit.h"
#include "tests/support/silent_observer.h"

#include <fstream>
#include <iostream>

namespace reviver::fuzz {
namespace {

using namespace test;
using Seeds = std::vector<std::pair<std::string, Bytes>>;

Seeds firmwareSeeds()
{
    const Bytes container
        = containerOf({{0x10000, userTableOf({{"0:AMSS", 3000, 300}})}, {0x80000, noise(300, 1)}});
    return {{"container", container},
            {"table", userTableOf({{"0:AMSS", 3000, 300}})},
            {"mbn", mbnOf(2, 0x42000000, noise(100, 1))},
            {"sbl", sblOf(0x0B, 0x41000000, noise(100, 1))},
            {"dbl", dblOf(noise(100, 1))},
            {"elf", elfOf(noise(100, 1))},
            {"efs2", efs2Of(1)},
            {"program", programWith("BIN", 250, container)},
            {"zip", archiveOf("zip", {{"01.bin", container}})},
            {"sevenzip", archiveOf("7zip", {{"01.bin", container}})},
            {"xz", archiveOf("gnutar.xz", {{"01.bin", container}})}};
}

/// What practice modems say while they are probed and while they are repaired.
Result<Seeds> dialogueSeeds(const std::filesystem::path &folder)
{
    Seeds seeds;
    for (const std::string_view scenario : kRepairScenarios) {
        VirtualClock clock;
        PracticeHost host(*findScenario(scenario), clock, {.fast = true});
        DialogueRecorder probing(host);
        const Evidence evidence = probeModem(groupModems(host.devices()).at(0), {host, probing, clock});
        seeds.emplace_back("probe-" + std::string(scenario), probing.script());

        const auto kit = makePracticeKit(scenario, folder / "practice");
        if (!kit)
            return failure(kit.error());
        DialogueRecorder repairing(host);
        test::SilentObserver observer;
        RepairJob(makePlan(evidence, kit->bundle, kit->options), evidence, kit->bundle,
                  {host, repairing, clock})
            .run(observer);
        seeds.emplace_back("repair-" + std::string(scenario), repairing.script());
    }
    return seeds;
}

/// Answers that suffer early, late, and in different ways.
Seeds disturbanceSeeds()
{
    return {{"swallowed", {0x05, 0xF0, 0x10, 0xF0, 0xF0, 0xF0}},
            {"damaged", {0x08, 0x80, 0x02, 0x10, 0x20, 0x80, 0x01, 0xFF}},
            {"cut", {0x0C, 0xA3, 0x30, 0xA1}},
            {"replaced", {0x10, 0xC4, 0x7E, 0x02, 0x6A, 0xD3, 0x7E}},
            {"vanished", {0x7F, 0x7F, 0xFF}}};
}

Seeds journalSeeds()
{
    constexpr std::string_view kRecords
        = R"({"n":0,"what":"job","version":1,"began":"2026-11-23T14:00:00.000Z","firmware":"/a/file.exe"}
{"n":1,"what":"run","route":"huawei-download","work":["write a"],"bytes":100}
{"n":2,"what":"began","work":"write a"}
)";
    return {{"records", Bytes(kRecords.begin(), kRecords.end())}};
}

Seeds recordingSeeds()
{
    constexpr std::string_view kTalk
        = R"({"format":"reviver-recording","version":1,"began":"","began_us":1,"identity_masked":false}
{"t":0,"what":"devices","devices":[]}
{"t":1,"what":"open","opening":1,"port":"a"}
{"t":2,"what":"sent","opening":1,"octets":"0f0000000c00000001000000"}
{"t":3,"what":"received","opening":1,"octets":"30303130303130303030303030303038"}
{"t":4,"what":"received","opening":1,"octets":"7e262602080a101000000000807e"}
{"t":5,"what":"failed","opening":1,"code":"PortDisconnected","detail":"gone"}
{"t":6,"what":"close","opening":1}
{"what":"end","events":7,"complete":true}
)";
    return {{"talk", Bytes(kTalk.begin(), kTalk.end())}};
}

/// Writes each seed to a file, and a list of them as libFuzzer reads it.
void write(const std::filesystem::path &folder, const std::string &kind, const Seeds &seeds)
{
    std::filesystem::create_directories(folder / kind);
    std::ofstream list(folder / (kind + ".list"));
    for (const auto &[name, octets] : seeds) {
        const auto path = folder / kind / name;
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char *>(octets.data()),
                   static_cast<std::streamsize>(octets.size()));
        list << (&name == &seeds.front().first ? "" : ",") << path.string();
    }
}

int run(const std::filesystem::path &folder)
{
    const auto dialogues = dialogueSeeds(folder);
    if (!dialogues) {
        std::cerr << dialogues.error().detail() << '\n';
        return 1;
    }
    write(folder, "firmware", firmwareSeeds());
    write(folder, "dialogue", *dialogues);
    write(folder, "disturbance", disturbanceSeeds());
    write(folder, "journal", journalSeeds());
    write(folder, "recording", recordingSeeds());
    return 0;
}

}  // namespace
}  // namespace reviver::fuzz

/// Writes the first inputs of the fuzzer: a folder for each kind of target.
int main(int count, char **values)
{
    if (count != 2) {
        std::cerr << "usage: fuzz_seeds FOLDER\n";
        return 2;
    }
    return reviver::fuzz::run(values[1]);
}
