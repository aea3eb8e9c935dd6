// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/host_services.h"

#include <filesystem>

namespace reviver {

/// How the computer is powered, from the kernel's list of supplies; nothing when there is
/// no such list or it is empty.
std::optional<PowerState> powerState(const std::filesystem::path &supplies = "/sys/class/power_supply");

}  // namespace reviver
