// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/host_services.h"

namespace reviver::windows {

/// The programs that the restart manager knows to have a port open ("COM5"). It was made
/// for files: for many drivers' ports it names nobody (inferred).
std::vector<PortHolder> portHolders(const std::string &port);

}  // namespace reviver::windows
