// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"
#include "core/device/situation.h"

namespace reviver {

/// What owners read about one situation. %1 stands for what makes it theirs: the
/// version of a working modem, the name of the program that holds a port.
struct SituationWords {
    Situation situation;
    Message headline;    ///< one sentence
    Message meaning;     ///< what it means for the owner
    Message others;      ///< why other programs may not find the modem; empty if they should
    Message next;        ///< "Next: ..."
    Message nextDetail;  ///< how that goes, and what it costs
    NextAction action;
    std::vector<NextAction> alternatives;
};

/// The row of a situation; there is one for each.
const SituationWords &wordsOf(Situation situation);

}  // namespace reviver
