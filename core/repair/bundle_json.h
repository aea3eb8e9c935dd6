// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/compatibility.h"
#include "core/firmware/firmware_bundle.h"

#include <nlohmann/json_fwd.hpp>

namespace reviver {

// The stable JSON of a firmware file: `reviver-cli inspect --json`, `extract --json`, and reports. Fields
// may be added, never renamed; docs/reviver-cli.1 describes them. No folder of the user stands in it.

/// Everything that is known of a file: {"file","format","platform","product","version","date","whole",
/// "details","version_groups","signature","images":[...],"steps":[...],"notes":[...],"problems":[...]}
nlohmann::ordered_json bundleJson(const FirmwareBundle &bundle);
/// {"verdict":"fits","reasons":[{"says","text"}],"warnings":[...]}
nlohmann::ordered_json fitJson(const Compatibility &fit);

}  // namespace reviver
