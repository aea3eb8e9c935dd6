// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/run_guard.h"
#include "core/repair/step_runner.h"

namespace reviver {

/// What a run works on; outlives it.
struct RunInput {
    const RepairPlan &plan;
    const Evidence &evidence;
    const FirmwareBundle &bundle;
    const Hardware &hardware;
    const JobSetup &setup;
};

/// One run of a repair, from the first check to its result. Used once. A modem that leaves
/// the bus meanwhile is awaited, and the run goes on with it.
class RepairRun {
public:
    RepairRun(const RunInput &input, RepairObserver &observer, StopToken stop);

    RepairResult run();

private:
    Result<void> begin();
    Result<void> doSteps();
    /// Waits for the modem that was lost and plans what is left; the error that cost it
    /// when it does not come.
    Result<void> findAgain(const Error &lost);
    Result<void> planWhatIsLeft(Evidence evidence);
    int percent() const;

    void finish(const Result<void> &steps);
    void finishWritten();
    void finishBroken(const Error &error);
    void takeSeen();
    bool flashTouched() const;
    bool somethingIsLeft() const;
    bool settingsCouldBeWritten() const;
    std::optional<DeviceMode> modeNow(const Error &error);

    const FirmwareBundle &m_bundle;
    const Hardware &m_hardware;
    const JobSetup &m_setup;
    RepairObserver &m_observer;
    StopToken m_stop;
    RepairPlan m_plan;
    Evidence m_evidence;

    RunVoice m_voice;
    RunJournal m_journal;
    RunGuard m_guard;
    StepRunner m_steps;
    Clock::Instant m_start;
    bool m_away = false;           ///< it left the bus, and was not seen since
    int m_losses = 0;              ///< since the last work that was done
    std::size_t m_doneAtLoss = 0;  ///< how much work that was
    RepairResult m_result;
};

}  // namespace reviver
