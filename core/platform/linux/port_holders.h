// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/host_services.h"

#include <filesystem>

namespace reviver {

/// Where Linux tells about processes and devices; other folders only in tests.
struct HolderSources {
    std::filesystem::path processes = "/proc";
    std::filesystem::path sysfs = "/sys";
    std::vector<std::filesystem::path> locks = {"/run/lock", "/var/lock"};
};

/// The programs that have a port open, without this one. First those that are seen to, by
/// their open files or by a lock file. When nobody is, the services that are known to open
/// modems and run as another user, whose open files can't be seen: a suspicion.
std::vector<PortHolder> portHolders(const std::string &port, const HolderSources &sources = {});

}  // namespace reviver
