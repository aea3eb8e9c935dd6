// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "tests/faults/fault_rows.h"

namespace reviver::test {

/// Where a case happens: ports in memory, or pseudo-terminals of the kernel.
enum class World { Memory, Pty };
const char *worldName(World world);

/// One cell of the matrix with one seed.
struct FaultCase {
    const MatrixRoute *route = nullptr;
    const MatrixFault *fault = nullptr;
    World world = World::Memory;
    std::uint64_t seed = 0;

    /// "huawei-download/unplug/memory/7"
    std::string name() const;
};
/// Reads such a name; InvalidArgument lists what there is.
Result<FaultCase> parseCase(std::string_view name);

/// How it went.
struct CaseVerdict {
    std::vector<std::string> wrong;  ///< what must not be; empty when all is well
    int runs = 0;                    ///< until the modem was repaired: 1 if the fault was survived
};

/// Repairs a modem while the fault happens, mends what it broke, and goes on until the modem
/// is repaired. Throws nothing.
CaseVerdict runCase(const FaultCase &one);

}  // namespace reviver::test
