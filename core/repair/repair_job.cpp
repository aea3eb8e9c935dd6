// SPDX-License-Identifier: Apache-2.0
#include "core/repair/repair_job.h"

#include "core/repair/repair_run.h"

namespace reviver {

RepairJob::RepairJob(RepairPlan plan, Evidence evidence, FirmwareBundle bundle, Hardware hardware,
                     JobSetup setup)
    : m_plan(std::move(plan))
    , m_evidence(std::move(evidence))
    , m_bundle(std::move(bundle))
    , m_hardware(hardware)
    , m_setup(std::move(setup))
{
}

RepairResult RepairJob::run(RepairObserver &observer, StopToken stop)
{
    return RepairRun({m_plan, m_evidence, m_bundle, m_hardware, m_setup}, observer, std::move(stop)).run();
}

}  // namespace reviver
