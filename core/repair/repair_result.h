// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"

#include <chrono>
#include <filesystem>

namespace reviver {

/// How a repair ended.
enum class Outcome {
    Verified,  ///< all acknowledged, the modem back in normal mode, its version equal to the bundle's
    Written,   ///< all but the last
    Failed,
    Refused,  ///< before anything was written
    Stopped,  ///< by the user
};
/// "verified", "written", "failed", "refused", "stopped": stable.
std::string_view outcomeName(Outcome outcome);

/// Quality of the link so far.
struct LinkQuality {
    std::uint64_t blocks = 0;   ///< requests answered
    std::uint64_t repeats = 0;  ///< requests sent again
    std::uint64_t errors = 0;   ///< damaged or missing replies
    std::uint64_t damaged = 0;  ///< those of them that came with a wrong checksum
    std::uint64_t returns = 0;  ///< times that the modem left the bus and came back unasked

    bool operator==(const LinkQuality &) const = default;
};

/// One thing that a verified repair must show.
struct SeenCheck {
    enum class State { Seen, NotSeen, Differs };
    State state = State::NotSeen;
    Message title;   ///< "Every block was acknowledged"
    Message detail;  ///< "22,960 blocks, 0 repeats"
};

/// What a next step does when it is clicked or its command is run.
enum class RepairAction {
    Detect,       ///< ask the modem again
    Continue,     ///< go on where the repair was broken off
    StartAgain,   ///< ask the modem again, then plan the same firmware
    CompleteSet,  ///< plan the firmware with the images that were left out
    ChooseFile,   ///< another firmware file
    ChooseLoader,
    SaveReport,
};
/// "detect", "continue", "start-again", "complete-set", "choose-file", "choose-loader",
/// "save-report": stable.
std::string_view repairActionName(RepairAction action);

/// One thing that helps now.
struct NextStep {
    Message text;
    RepairAction action = RepairAction::SaveReport;
    Message label;  ///< of its button: "Continue from image 5"
};

/// What a user reads and a report keeps at the end of a repair.
struct RepairResult {
    Outcome outcome = Outcome::Failed;
    std::string code;            ///< "RV-104": stable, for forums; empty when verified
    Message headline;            ///< "Repaired and checked"
    Message summary;             ///< one sentence under it
    Message happened;            ///< with time, place and numbers
    std::vector<Message> state;  ///< the modem now; the last line says whether it may be unplugged
    std::vector<NextStep> next;  ///< at most three steps, most likely first
    std::vector<SeenCheck> seen;
    std::optional<Error> error;
    DeviceMode modeBefore = DeviceMode::Unknown;
    DeviceMode mode = DeviceMode::Unknown;  ///< the mode now, Unknown if it is gone
    DeviceIdentity before;
    DeviceIdentity after;
    std::string port;  ///< before
    std::string portAfter;
    std::uint64_t bytes = 0;  ///< octets acknowledged
    std::chrono::milliseconds duration{0};
    std::size_t imagesWritten = 0;
    std::optional<std::size_t> failedImage;  ///< index into RepairPlan::images
    bool offerCompleteSet = false;           ///< it came back in download mode, and images were left out
    LinkQuality link;
    std::optional<Message> linkAdvice;     ///< what would make the link better; nothing if it was good
    std::filesystem::path journal;         ///< empty when none could be kept
    std::optional<std::size_t> nextImage;  ///< the first that is not written, index into the plan's
    bool canContinue = false;              ///< something is left that the journal can continue
};

}  // namespace reviver
