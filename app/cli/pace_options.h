// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_pace.h"

namespace CLI {
class App;
}

namespace reviver::cli {

/// Adds `--ms-per-kib` and `--latency`, how quickly a practice modem works.
void addPaceOptions(CLI::App &app, PracticePace &pace);

}  // namespace reviver::cli
