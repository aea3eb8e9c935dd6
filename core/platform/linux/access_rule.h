// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/linux/administrator.h"
#include "core/transport/host_services.h"

namespace reviver {

/// Where udev keeps its rules; other folders only in tests.
struct RuleFolders {
    std::filesystem::path own = "/etc/udev/rules.d";
    std::vector<std::filesystem::path> packaged = {"/usr/lib/udev/rules.d", "/lib/udev/rules.d"};
};

/// The udev rule of resources/udev that gives modems to whoever sits at the computer, and
/// keeps ModemManager away from boot modes. Nothing when just this one is there already.
std::optional<HostChange> missingAccessRule(const RuleFolders &folders = {});

/// Writes the rule and has udev apply it to what is attached.
Result<void> writeAccessRule(const Administrator &administrator, const RuleFolders &folders = {});

}  // namespace reviver
