// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace reviver {
class RecordingTape;
}

namespace reviver::ui {

/// How the window records.
struct RecordingSetup {
    std::shared_ptr<RecordingTape> tape;  ///< of the hardware; null: nothing can be recorded
    std::filesystem::path folder;         ///< of recordings, made when it is missing
    std::vector<std::string> names;       ///< of this computer and its user: hidden for others
};

}  // namespace reviver::ui
