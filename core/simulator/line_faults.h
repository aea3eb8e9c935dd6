// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/simulator/fault.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace reviver {

/// What goes wrong on the way between host and modem: octets that are lost, changed, doubled
/// or come one by one, wherever they stand in a message.
class LineFaults {
public:
    /// Takes what it knows of `faults`.
    explicit LineFaults(const std::vector<Fault> &faults);

    /// What arrives of octets that are on their way.
    Bytes toModem(ByteView octets);
    Bytes fromModem(ByteView octets);
    /// True when what comes from the modem comes one by one.
    bool splits() const { return m_splitFrom && m_fromModem.passed >= *m_splitFrom; }

    std::uint64_t sent() const { return m_toModem.passed; }
    std::uint64_t answered() const { return m_fromModem.passed; }

private:
    struct Direction {
        std::vector<Fault> pending;  ///< the last octet first
        std::uint64_t passed = 0;
    };
    static Bytes pass(ByteView octets, Direction &direction);

    Direction m_toModem;
    Direction m_fromModem;
    std::optional<std::uint64_t> m_splitFrom;
};

}  // namespace reviver
