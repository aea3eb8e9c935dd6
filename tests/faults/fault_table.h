// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/faults/fault_case.h"

#include <map>

namespace reviver::test {

/// Counts the cases of each cell, and puts them into a Markdown table for each world.
class FaultTable {
public:
    /// After so many runs; `wrong`: it broke a rule.
    void add(const FaultCase &one, int runs, bool wrong);

    std::size_t cases() const { return m_cases; }
    std::size_t bad() const { return m_bad; }
    std::string markdown() const;

private:
    struct Cell {
        int atOnce = 0;  ///< survived
        int goneOn = 0;  ///< repaired after it was gone on with
        int bad = 0;
    };
    std::string worldTable(World world) const;

    std::map<std::string, Cell> m_cells;  ///< by "ROUTE/FAULT/WORLD"
    std::size_t m_cases = 0;
    std::size_t m_bad = 0;
};

}  // namespace reviver::test
