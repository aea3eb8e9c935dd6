// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/situation_words.h"

#include <vector>

namespace reviver {

// The rows of wordsOf(), by what the situations have in common.
std::vector<SituationWords> downloadRows();   ///< it waits for firmware
std::vector<SituationWords> packageRows();    ///< its boot loader waits for the maker's package
std::vector<SituationWords> emergencyRows();  ///< the chip itself, or what was sent to it, answers
std::vector<SituationWords> workingRows();    ///< its program runs
std::vector<SituationWords> troubleRows();    ///< its program runs, and something is wrong
std::vector<SituationWords> disguiseRows();   ///< it shows something else than a modem
std::vector<SituationWords> heldRows();       ///< another program, or the system, has it
std::vector<SituationWords> portlessRows();   ///< no driver made a port
std::vector<SituationWords> silenceRows();    ///< it did not answer, or was not asked

}  // namespace reviver
