// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firehose_set.h"
#include "tests/repair/practice_bench.h"

namespace reviver::test {

/// The practice set of an EC25, written to a folder of the test program and read as any
/// other set is.
const FirmwareBundle &firehoseBundle();

/// A programmer for the practice chip that can do only this.
LoaderImage firehoseLoader(std::string_view functions, std::string_view hardwareId = kPracticeChipId);

/// True when flash holds each image at each place of the plan, padded with zeros.
bool sectorsEqual(const PracticeHost &modem, const FirmwareBundle &bundle, const RepairPlan &plan);

/// The step of a kind that works on a row which begins at a sector; null if there is none.
const PlanStep *stepAt(const RepairPlan &plan, StepKind kind, std::uint64_t sector);

}  // namespace reviver::test
