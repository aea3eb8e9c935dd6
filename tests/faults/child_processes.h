// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/faults/fault_case.h"

#include <functional>
#include <span>
#include <vector>

namespace reviver::test {

/// What is told of a case that ended in a child.
struct CaseEnd {
    std::size_t index = 0;  ///< among the cases
    int runs = 0;           ///< CaseVerdict::runs
    bool wrong = false;
};

/// Runs the cases in child processes, as many as keep the processors busy. Returns the cases at which a
/// child crashed, hung or could not be started; others of its share are missing then, too.
std::vector<std::size_t> runInChildren(std::span<const FaultCase> cases,
                                       const std::function<CaseVerdict(const FaultCase &one)> &runOne,
                                       const std::function<void(const CaseEnd &end)> &ended);

}  // namespace reviver::test
