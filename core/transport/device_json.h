// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/attached_device.h"

#include <nlohmann/json_fwd.hpp>

namespace reviver {

/// A device as a recording keeps it (docs/recording.md): with everything that grouping and
/// probing look at, so that it can be made again.
nlohmann::ordered_json recordedDeviceJson(const AttachedDevice &device);
/// MalformedMessage with the field that is missing or of the wrong kind.
Result<AttachedDevice> recordedDevice(const nlohmann::ordered_json &json);

}  // namespace reviver
