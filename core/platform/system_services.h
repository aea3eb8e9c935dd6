// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/host_services.h"

#include <memory>

namespace reviver {

/// What this computer offers around a modem; docs/platform.md says what that is on which
/// system.
std::unique_ptr<HostServices> systemServices();

}  // namespace reviver
