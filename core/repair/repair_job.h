// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/journal.h"
#include "core/repair/log_line.h"
#include "core/repair/plan.h"
#include "core/repair/repair_result.h"
#include "core/transport/hardware.h"

namespace reviver {

/// How far a repair is, in octets that go to the modem. Never goes back.
struct RepairProgress {
    std::size_t step = 0;  ///< index into RepairPlan::steps
    std::uint64_t stepDone = 0;
    std::uint64_t stepTotal = 0;  ///< 0 while waiting for the modem to return
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    LinkQuality link;
};

/// Told what a job does; called on the job's thread.
class RepairObserver {
public:
    virtual ~RepairObserver() = default;

    virtual void logged(const LogLine &line) = 0;
    virtual void stepStarted(std::size_t step) = 0;
    virtual void stepFinished(std::size_t step) = 0;
    /// After each block; observers thin out by themselves.
    virtual void progressed(const RepairProgress &progress) = 0;
    virtual void modeChanged(DeviceMode mode) = 0;
    /// No answer for `silence`; the request is given up after `limit`. Zero: it answers again.
    virtual void stalled(std::chrono::milliseconds silence, std::chrono::milliseconds limit) = 0;
    /// The modem left the bus unasked and is awaited for `limit`; zero: it is back, and the
    /// repair goes on.
    virtual void awaitingModem(std::chrono::milliseconds /*limit*/) {}
    /// From now on the steps of this plan are done: the modem came back, and what is left
    /// was planned anew.
    virtual void planChanged(const RepairPlan & /*plan*/) {}
};

/// What a job is given besides its plan.
struct JobSetup {
    std::string program = "Reviver";                ///< names this program to others and in the journal
    AppendOnlyFiles *files = nullptr;               ///< where journals are kept; null for no journal
    std::filesystem::path journals;                 ///< their folder
    std::optional<JournalContents> continued = {};  ///< the repair that is gone on with
};

/// Runs one plan on one modem. One blocking call; owns no thread.
class RepairJob {
public:
    RepairJob(RepairPlan plan, Evidence evidence, FirmwareBundle bundle, Hardware hardware,
              JobSetup setup = {});

    /// Does the steps of the plan in order. Never fails: whatever happens is in the
    /// result, in words. Stop::Now ends at the next block, Stop::AfterImage after the image.
    /// A modem that is unplugged meanwhile is awaited, and the repair goes on with it.
    RepairResult run(RepairObserver &observer, StopToken stop = {});

private:
    RepairPlan m_plan;
    Evidence m_evidence;
    FirmwareBundle m_bundle;
    Hardware m_hardware;
    JobSetup m_setup;
};

}  // namespace reviver
