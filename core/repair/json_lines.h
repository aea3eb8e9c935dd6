// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"
#include "core/repair/plan.h"
#include "core/repair/repair_job.h"
#include "core/repair/repair_result.h"

#include <nlohmann/json_fwd.hpp>

namespace reviver {

// The stable JSON of `reviver-cli --json`, of reports and of device.json. Fields
// may be added, never renamed; docs/reviver-cli.1 describes them.

/// {"id","model","mode","headline","usb":{...},"ports":[...]}; identity masked.
nlohmann::ordered_json deviceJson(const Evidence &evidence, const Diagnosis &diagnosis);
/// {"route","reason","images":[...],"steps":[...],"checks":[...]}
nlohmann::ordered_json planJson(const RepairPlan &plan, const FirmwareBundle &bundle);
/// {"event":"result","outcome",...,"mode","next":[...]}
nlohmann::ordered_json resultJson(const RepairResult &result);
/// {"event":"progress",...}
nlohmann::ordered_json progressJson(const RepairProgress &progress);

}  // namespace reviver
