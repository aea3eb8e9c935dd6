// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <span>
#include <string_view>

namespace reviver::fuzz {

/// One thing that gets octets from anywhere. It must end, within bounds, whatever they are.
struct Target {
    std::string_view name;
    void (*run)(ByteView octets) = nullptr;
};

/// Parsers of files.
std::span<const Target> firmwareTargets();
/// Clients of protocols, with a modem that answers with the octets.
std::span<const Target> protocolTargets();
/// Whole repairs and probes, with a modem that answers with the octets or whose answers
/// suffer by them; and the journals that repairs keep.
std::span<const Target> jobTargets();

}  // namespace reviver::fuzz
