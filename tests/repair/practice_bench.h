// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"
#include "core/repair/repair_job.h"
#include "core/simulator/practice_balong.h"
#include "core/simulator/practice_host.h"

#include <filesystem>
#include <map>
#include <string>

namespace reviver::test {

/// Practice firmware as a bundle whose images lie in memory; roles as its writer
/// meant them.
FirmwareBundle practiceBundle(PracticeSizes sizes = PracticeSizes::Small);
LoaderImage practiceLoaderImage();

/// Balong practice firmware, read back from the file that `practice-files` writes.
enum class BalongFile { Plain, Signed };
FirmwareBundle balongBundle(BalongFile kind = BalongFile::Plain);
/// The practice package of a Sierra modem, read back from its file.
FirmwareBundle gobiBundle();
/// The same for an EM7565.
FirmwareBundle em7565Bundle();

/// A loader for the boot ROM, read back in the same way.
LoaderImage balongLoader(LoaderErase erase = LoaderErase::Spares);

/// True when flash holds an image octet for octet, or each image inside of a package.
bool flashHolds(const std::map<std::string, Bytes> &flash, const FirmwareImage &image,
                const FirmwareBundle &bundle);

/// Keeps everything that a job tells.
class RecordingObserver final : public RepairObserver {
public:
    void logged(const LogLine &line) override
    {
        log.push_back(line);
        if (onLogged)
            onLogged(line);
    }
    void stepStarted(std::size_t step) override { started.push_back(step); }
    void stepFinished(std::size_t step) override { finished.push_back(step); }
    void progressed(const RepairProgress &at) override;
    void modeChanged(DeviceMode mode) override { modes.push_back(mode); }
    void stalled(std::chrono::milliseconds silence, std::chrono::milliseconds) override
    {
        longestSilence = std::max(longestSilence, silence);
    }

    void awaitingModem(std::chrono::milliseconds limit) override
    {
        awaited.push_back(limit);
        if (onAwaiting && limit.count() > 0)
            onAwaiting();
    }
    void planChanged(const RepairPlan &plan) override { plans.push_back(plan); }

    /// The lines of the log, without the details.
    std::vector<std::string> lines() const;

    std::vector<LogLine> log;
    std::vector<std::size_t> started;
    std::vector<std::size_t> finished;
    std::vector<DeviceMode> modes;
    RepairProgress last;
    bool wentBack = false;
    std::chrono::milliseconds longestSilence{0};
    std::vector<std::chrono::milliseconds> awaited;
    std::vector<RepairPlan> plans;
    std::function<void(const RepairProgress &)> onProgress;
    std::function<void()> onAwaiting;
    std::function<void(const LogLine &)> onLogged;
};

/// One practice modem on a bench of its own, in virtual time.
class PracticeBench {
public:
    explicit PracticeBench(const std::string &scenario, std::vector<Fault> faults = {}, bool fast = true);

    Evidence probe();
    RepairResult repair(const FirmwareBundle &bundle, const PlanOptions &options = {}, StopToken stop = {},
                        JobSetup setup = {});
    Hardware hardware() { return {host, host, clock}; }
    /// True when flash holds every image that the plan wrote, octet for octet.
    bool flashEquals(const FirmwareBundle &bundle, const RepairPlan &plan) const;

    VirtualClock clock;
    PracticeHost host;
    RecordingObserver observer;
    RepairPlan plan;
};

}  // namespace reviver::test
