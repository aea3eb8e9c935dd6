// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/host_services.h"

namespace reviver {

/// HostServices::keepAwake() for Linux: a block by systemd-logind or elogind, which also
/// counts when a laptop's lid is closed. Unsupported where neither runs.
/// Source: systemd, "Inhibitor Locks" (confirmed).
Result<std::unique_ptr<Hold>> blockSleep(const std::string &reason);

}  // namespace reviver
