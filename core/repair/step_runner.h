// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/link_quality.h"
#include "core/repair/route_definition.h"
#include "core/repair/run_journal.h"
#include "core/repair/verification.h"

namespace reviver {

/// Does the steps of a plan on one modem: the state between them. When the modem was away,
/// use() gives it the plan of what is left.
class StepRunner {
public:
    /// What was done and seen so far, for the result.
    struct Seen {
        VerificationFacts facts;
        std::optional<Evidence> after;          ///< what the modem said when it was back
        DeviceMode mode = DeviceMode::Unknown;  ///< it was led to, as far as known
        bool sentAnything = false;              ///< more than questions went to the modem
        bool flashTouched = false;
        std::optional<std::size_t> failedImage;  ///< index into RepairPlan::images
        std::optional<std::size_t> nextImage;    ///< the first that is not written; index as above
        std::size_t imagesWritten = 0;
        std::uint64_t bytes = 0;  ///< octets of images that were acknowledged
    };

    StepRunner(const FirmwareBundle &bundle, const Hardware &hardware, RepairObserver &observer,
               RunVoice &voice, RunJournal &journal, StopToken stop);

    /// What runs from now on; both outlive the runner. Work that the journal knows as done
    /// is left out.
    void use(const RepairPlan &plan, const Evidence &evidence);
    /// `before` was counted by earlier runs.
    void countLink(const LinkQuality &before) { m_linkBefore = m_linkBefore + before; }

    /// Does all steps in order; ends at the first that fails. The port is closed then.
    Result<void> run();

    const Seen &seen() const { return m_seen; }
    LinkQuality link() const;

private:
    Result<void> doSteps();
    Result<void> doStep(const PlanStep &step);
    Result<void> checkConnection();
    Result<void> checkDownloadMode();
    Result<void> checkCompatibility();
    Result<void> loadLoader();
    Result<void> enterDownload();
    Result<void> awaitStage();
    Result<void> comparePartitionTable(const PlanStep &step);
    Result<void> writeImage(const PlanStep &step);
    /// Logs how an erased or patched row of a list ended.
    Result<void> changeRow(const PlanStep &step);
    Result<void> readBack(const PlanStep &step);
    Result<void> restart();
    Result<void> awaitModem();
    Result<void> readInfo();

    Result<void> openPort(const Evidence &evidence);
    void closePort();
    Result<void> stopBeforeImage() const;
    void beginWork(const PlanStep &step);
    void endWork(const PlanStep &step);
    void countDone();
    const FirmwareImage &imageOf(const PlanStep &step) const;
    WriteTarget targetOf(const PlanStep &step) const;
    std::string nameOf(const PlanStep &step) const;
    BlockListener blockListener();
    void announce(std::uint64_t stepDone, std::uint64_t stepTotal);
    void seeMode(DeviceMode mode);

    const FirmwareBundle &m_bundle;
    const Hardware &m_hardware;
    RepairObserver &m_observer;
    RunVoice &m_voice;
    RunJournal &m_journal;
    StopToken m_stop;

    const RepairPlan *m_plan = nullptr;
    const Evidence *m_evidence = nullptr;
    const RouteDefinition *m_route = nullptr;
    std::set<std::size_t> m_done;  ///< steps that are over, in this run or before it
    std::size_t m_step = 0;
    std::uint64_t m_stepDone = 0;    ///< octets of the present step
    std::uint64_t m_doneBefore = 0;  ///< octets of the steps that are over
    std::uint64_t m_total = 0;       ///< octets of the longest plan so far
    std::uint64_t m_mostDone = 0;    ///< what was told: it never goes back

    std::unique_ptr<Transport> m_port;
    std::unique_ptr<ImageWriter> m_writer;
    LinkQuality m_linkBefore;  ///< of earlier runs, and of the writers of earlier stages
    Clock::Instant m_start;
    Seen m_seen;
};

}  // namespace reviver
