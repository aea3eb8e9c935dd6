// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/attached_device.h"

#include <nlohmann/json_fwd.hpp>

namespace reviver {

/// The "usb" of a device in the stable JSON (docs/reviver-cli.1): identity, link, hubs on
/// the way, interfaces with their end points. The serial number is masked everywhere.
nlohmann::ordered_json usbJson(const AttachedDevice &device);

}  // namespace reviver
