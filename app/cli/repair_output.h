// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/trouble.h"
#include "core/repair/plan.h"
#include "core/repair/repair_job.h"

namespace reviver::cli {

/// What `resurrect` shows of its work: as text for people, or as lines of JSON.
class RepairOutput : public RepairObserver {
public:
    /// A line of the command itself, before and after the job.
    virtual void say(const std::string &text) = 0;
    virtual void planMade(const RepairPlan &plan, const FirmwareBundle &bundle) = 0;
    /// The end of a dry run.
    virtual void dryRunDone(const RepairPlan &plan) = 0;
    /// The end without a job.
    virtual void refused(const Trouble &trouble, const RepairPlan *plan) = 0;
    /// The end of the job.
    virtual void finished(const RepairResult &result) = 0;
};

}  // namespace reviver::cli
