// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/repair/repair_result.h"

namespace reviver {

/// What the words about next steps depend on, besides the failure.
struct NextFacts {
    bool flashTouched = false;              ///< an image was begun
    bool canContinue = false;               ///< the journal can continue it
    std::optional<std::size_t> image = {};  ///< number of the image that comes next, from 1
};

/// At most three steps after a failure or a refused plan, most likely first; each of them
/// works when it is clicked.
std::vector<NextStep> nextSteps(ErrorCode code, const NextFacts &facts);
/// Goes on where it was broken off, or starts again with the same file.
NextStep goOn(const NextFacts &facts, Message text);
/// "Save the report": for a text of its own.
NextStep saveReport(Message text);
NextStep detectAgain(Message text);

}  // namespace reviver
