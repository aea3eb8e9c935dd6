// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"

#include <vector>

namespace reviver::test {

/// The forum's stick with its light blinking: version given, AT silent, and these answers
/// to the other questions of a boot stage.
Evidence deadE392(Speech speech, Answer product, Answer nop, Answer parameters);

/// A stick that runs, with what it tells about itself.
Evidence healthy(const DeviceIdentity &identity
                 = {"Huawei Technologies Co., Ltd.", "E392", "11.433.57.00.260", "CH1E392DM",
                    "001010000000008", "", ""});

Evidence atSpeed(UsbSpeed speed, Evidence evidence = healthy());

/// A port that could not be opened, and who has it.
Evidence heldBy(const std::string &program);

/// What is met, and what the owner must read.
struct SituationRow {
    const char *name;
    Evidence evidence;
    const char *headline;
    const char *next;
    NextAction action;
    Confidence confidence;
};

/// Every situation, most of them in more than one form.
std::vector<SituationRow> situations();

}  // namespace reviver::test
