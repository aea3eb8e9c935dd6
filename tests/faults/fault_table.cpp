// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/fault_table.h"

#include <fmt/format.h>

namespace reviver::test {
namespace {

std::string cellName(const char *route, const char *fault, World world)
{
    return fmt::format("{}/{}/{}", route, fault, worldName(world));
}

constexpr const char *kHead
    = "# Fault matrix\n\n"
      "Every way of writing, times everything that was made to go wrong, on practice modems: {} cases.\n"
      "In each of them nothing may crash or hang, no success may be claimed over a wrong flash, the words\n"
      "of a failure are there, and in the end the flash equals the firmware, bit for bit.\n\n"
      "`12` cases were repaired although the fault happened; `9 + 3`: three of twelve ended with the\n"
      "fault and were repaired when they were gone on with, some of them with fresh power or back at their\n"
      "old place, as their next steps say. A modem that runs the firmware already, which nobody saw\n"
      "because its last answer was lost or the program was killed, counts as repaired, too. `(1 wrong)` "
      "would be a case that broke a rule. {} did.\n\n"
      "The table is written by `faults --full`. The worlds are `memory` and `pty`, seeds count from 1:\n"
      "`faults --case huawei-download/unplug/pty/2` repeats one case.\n";

}  // namespace

void FaultTable::add(const FaultCase &one, int runs, bool wrong)
{
    Cell &cell = m_cells[cellName(one.route->name, one.fault->name, one.world)];
    ++m_cases;
    if (wrong) {
        ++cell.bad;
        ++m_bad;
    } else if (runs == 1) {
        ++cell.atOnce;
    } else {
        ++cell.goneOn;
    }
}

std::string FaultTable::markdown() const
{
    return fmt::format(kHead, m_cases, m_bad == 0 ? "None" : std::to_string(m_bad))
        + worldTable(World::Memory) + worldTable(World::Pty);
}

std::string FaultTable::worldTable(World world) const
{
    std::string text = fmt::format("\n## {}\n\n| Fault |",
                                   world == World::Memory ? "Ports in memory" : "Pseudo-terminals");
    std::string line = "|---|";
    for (const MatrixRoute &route : kMatrixRoutes) {
        text += fmt::format(" {} |", route.name);
        line += "---|";
    }
    text += "\n" + line + "\n";
    for (const MatrixFault &fault : matrixFaults()) {
        text += fmt::format("| {} (`{}`) |", fault.text, fault.name);
        for (const MatrixRoute &route : kMatrixRoutes) {
            const auto found = m_cells.find(cellName(route.name, fault.name, world));
            const Cell cell = found == m_cells.end() ? Cell() : found->second;
            text += fmt::format(" {}", cell.atOnce);
            if (cell.goneOn > 0)
                text += fmt::format(" + {}", cell.goneOn);
            if (cell.bad > 0)
                text += fmt::format(" ({} wrong)", cell.bad);
            text += " |";
        }
        text += "\n";
    }
    return text;
}

}  // namespace reviver::test
