// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/trouble.h"
#include "core/repair/plan.h"
#include "core/repair/repair_job.h"
#include "core/repair/run_log.h"

namespace reviver::cli {

/// What `resurrect` and `resume` show of their work: as text for people, or as lines of
/// JSON.
class RepairOutput : public RepairObserver {
public:
    /// `log` may be null. Both outlive the output.
    RepairOutput(const Clock &clock, RunLog *log) : m_clock(clock), m_log(log) {}

    /// A line of the command itself, before and after the job.
    virtual void say(const std::string &text) = 0;
    virtual void planMade(const RepairPlan &plan, const FirmwareBundle &bundle) = 0;
    /// The end of a dry run.
    virtual void dryRunDone(const RepairPlan &plan) = 0;
    /// The end without a job.
    virtual void refused(const Trouble &trouble, const RepairPlan *plan) = 0;
    /// The end of the job.
    virtual void finished(const RepairResult &result) = 0;

protected:
    /// Into the log file. When it can't be written any more, that is told once on stderr:
    /// a repair does not end because of its log.
    void toLog(const LogLine &line);
    const Clock &clock() const { return m_clock; }
    const RunLog *log() const { return m_log; }

private:
    const Clock &m_clock;
    RunLog *m_log;
};

}  // namespace reviver::cli
