// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "app/cli/trouble.h"

namespace CLI {
class App;
}

namespace reviver::cli {

void addRecordOptions(CLI::App &app, GlobalOptions &options);

/// Begins the recording that --record asks for. A trouble when its file can't be made.
std::optional<Trouble> startRecording(Composition &composition, const GlobalOptions &options);
/// Ends it and says on stderr where it is, and what is masked in it.
void endRecording(Composition &composition, const GlobalOptions &options);

}  // namespace reviver::cli
