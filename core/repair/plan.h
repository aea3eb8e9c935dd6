// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/bundle_loader.h"
#include "core/repair/route.h"
#include "core/transport/host_services.h"

#include <chrono>
#include <set>

namespace reviver {

/// What happens to one image of the bundle.
struct PlannedImage {
    std::size_t index = 0;  ///< into FirmwareBundle::images
    bool write = false;
    Message decision;        ///< "Write", "Left out: would replace calibration"
    Message reason;          ///< why, in a sentence
    std::string target;      ///< where it goes: "area 0x00110000", "0:AMSS"; empty if left out
    std::uint32_t code = 0;  ///< Huawei: the code of 0x41; streaming: the open type; QDL: the type
};

enum class StepKind {
    CheckConnection,
    CheckDownloadMode,
    CheckCompatibility,
    EnterDownload,   ///< the modem leaves its normal mode
    LoadLoader,      ///< to memory
    AwaitStage,      ///< the modem comes back in its next download mode
    Prepare,         ///< to where images are taken
    PartitionTable,  ///< hand over the table, which is only compared
    Erase,           ///< the area of a row
    WriteImage,
    Patch,
    ReadBack,  ///< compare an image with the flash
    Restart,
    AwaitReturn,
    ReadInfo,
};

/// What breaking off here does to the modem.
enum class Hazard { None, NotBootable };

/// One step of a repair.
struct PlanStep {
    StepKind kind;
    Message title;
    /// Octets that go to the modem; ReadBack: that are compared, 0 if that may turn out impossible.
    std::uint64_t bytes = 0;
    Hazard hazard = Hazard::None;
    Message reason;
    std::size_t image = 0;  ///< WriteImage, ReadBack, PartitionTable: index into RepairPlan::images
    std::optional<FirehoseStep> row = {};  ///< Erase, Patch, WriteImage and ReadBack of a Firehose set
};

/// One check before the start.
struct PlanCheck {
    enum class State { Good, Unknown, Warn, Refuse };
    /// What it is about, for whoever shows only some of them.
    enum class Topic { Other, Match, Kept, Backup, Proof };
    State state = State::Unknown;
    Message title;                            ///< "File and modem match"; of a refusal: why
    Message detail;                           ///< both sides, in words
    ErrorCode code = ErrorCode::PlanRefused;  ///< for a refusal
    Topic topic = Topic::Other;
};

/// What the user chose, and how the computer is powered.
struct PlanOptions {
    std::set<ImageRole> include;           ///< roles that are left out by default, to be written
    std::optional<LoaderImage> loader;     ///< for the routes that start with one
    std::optional<PowerState> power = {};  ///< not known if empty
};

/// Everything a repair will do, in order. Printing it is the dry run.
struct RepairPlan {
    std::string modemTitle;
    std::optional<RouteChoice> route;
    std::vector<PlannedImage> images;  ///< one per image of the bundle, in its order
    std::vector<PlanStep> steps;
    std::vector<PlanCheck> checks;
    std::uint64_t bytes = 0;           ///< octets that go to the modem
    std::chrono::seconds shortest{0};  ///< expected range of the time
    std::chrono::seconds longest{0};
    bool needsLoader = false;  ///< the route starts with one, and none was given that it can use
    std::optional<LoaderImage> loader;
    PlanOptions options;  ///< it was made with: to plan once more what is left of it

    /// True when no check refuses.
    bool mayStart() const;
    /// The first refusal; null if there is none.
    const PlanCheck *refusal() const;
    std::size_t imagesToWrite() const;
    /// Octets of the images, each as often as it is written.
    std::uint64_t bytesToWrite() const;
};

/// Makes the plan: pure. What stands against it is in `checks`, so that the user
/// sees the whole plan with its refusals.
RepairPlan makePlan(const Evidence &evidence, const FirmwareBundle &bundle, const PlanOptions &options = {});

/// The plan as text, line by line.
std::vector<Message> describePlan(const RepairPlan &plan, const FirmwareBundle &bundle);

}  // namespace reviver
