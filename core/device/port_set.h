// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// One code of AT^SETPORT and what it switches on.
struct PortCode {
    std::string_view code;  ///< "12", "A1"
    Message name;           ///< "Control port (PCUI), LTE"
};

/// The codes that are known. Source: Balong AT table; captures of routers (confirmed).
std::span<const PortCode> portCodes();

/// The ports that a Huawei stick shows: `before` it is switched out of the installer
/// disc ("A1", "A2", or "FF" for no disc at all), and `after`.
struct PortSet {
    std::vector<std::string> before;
    std::vector<std::string> after;

    bool operator==(const PortSet &) const = default;
    /// "A1,A2;1,2,3"
    std::string text() const;
    /// True if `after` holds a control port (2 or 12).
    bool hasControlPort() const;
};

/// Reads "A1,A2;1,2,3"; blanks and lower case are allowed. InvalidArgument for other shapes.
Result<PortSet> parsePortSet(std::string_view text);

/// Refuses, with InvalidArgument and the reason, every set that may lock its owner out:
/// no control port, an unknown code, a code twice, more than eight interfaces, or a
/// first part that is neither FF nor begins with A1.
/// Source: rules of the Balong AT table (one source); the lock-out: forum reports (confirmed).
Result<void> checkPortSet(const PortSet &set);

/// `AT^SETPORT="A1,A2;1,2,3"` for a set that checkPortSet() takes; its Error otherwise.
Result<std::string> portSetCommand(const PortSet &set);

}  // namespace reviver
