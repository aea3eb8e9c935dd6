// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/stop_token.h"

namespace reviver::cli {

/// True when somebody can type an answer.
bool inputIsTerminal();
/// True when what is printed goes to a screen, where a line can be drawn again.
bool outputIsTerminal();
/// The same of stderr.
bool errorsAreTerminal();
/// Columns of the screen; 80 when it does not say.
int terminalWidth();

/// From now on Ctrl+C and a request to end (SIGTERM) ask `source` to stop now;
/// Ctrl+C also says so on stderr. A second one ends the program at once. `source`
/// lives until the program ends.
void stopOnInterrupt(StopSource &source);

}  // namespace reviver::cli
