// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"
#include "core/repair/repair_job.h"
#include "core/repair/route_definition.h"
#include "core/repair/verification.h"

namespace reviver {

/// One run of a repair: the state between its steps. Used once.
class RepairRun {
public:
    RepairRun(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle,
              const Hardware &hardware, RepairObserver &observer, StopToken stop);

    RepairResult run();

private:
    Result<void> doSteps();
    Result<void> doStep(const PlanStep &step);
    Result<void> checkConnection();
    Result<void> checkDownloadMode();
    Result<void> checkCompatibility();
    Result<void> enterDownload();
    Result<void> loadLoader();
    Result<void> awaitStage();
    Result<void> comparePartitionTable(const PlanStep &step);
    Result<void> writeImage(const PlanStep &step);
    /// Logs how an erased or patched row of a list ended.
    Result<void> changeRow(const PlanStep &step, Result<void> done);
    Result<void> readBack(const PlanStep &step);
    Result<void> restart();
    Result<void> awaitModem();
    Result<void> readInfo();

    Result<void> openPort(const Evidence &evidence);
    void closePort();
    Result<void> stopBeforeImage() const;
    bool isLastOfImage(const PlanStep &step) const;
    const FirmwareImage &imageOf(const PlanStep &step) const;
    WriteTarget targetOf(const PlanStep &step) const;
    BlockListener blockListener();
    LinkQuality link() const;
    void announce(std::uint64_t stepDone, std::uint64_t stepTotal);
    ProbeObserver probeLog();
    void log(LogLevel level, Message text);
    /// Logs "Checking connection...OK" or the same line as failed, and hands the result on.
    Result<void> logged(Result<void> result, const char *good, const char *bad);

    void finish(const Result<void> &steps);
    void finishWritten();
    void finishBroken(const Error &error);
    std::optional<DeviceMode> modeNow(const Error &error);

    const RepairPlan &m_plan;
    const Evidence &m_evidence;
    const FirmwareBundle &m_bundle;
    const RouteDefinition &m_route;
    Hardware m_hardware;
    RepairObserver &m_observer;
    StopToken m_stop;

    std::unique_ptr<Transport> m_port;
    std::unique_ptr<ImageWriter> m_writer;
    LinkQuality m_linkBefore;  ///< of the writers of earlier stages
    Clock::Instant m_start;
    std::size_t m_step = 0;
    std::uint64_t m_doneBefore = 0;  ///< octets of the steps that are over
    bool m_sentAnything = false;     ///< more than questions went to the modem
    bool m_flashTouched = false;
    DeviceMode m_loaderMode = DeviceMode::Unknown;  ///< once a loader runs
    DeviceMode m_stage = DeviceMode::Unknown;       ///< a later download mode that was reached
    std::optional<Evidence> m_after;
    VerificationFacts m_facts;
    RepairResult m_result;
};

}  // namespace reviver
