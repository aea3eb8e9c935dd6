// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/repair_result.h"

namespace reviver {

/// What was seen of a repair whose writing is over.
struct VerificationFacts {
    LinkQuality link;
    std::size_t imagesPlanned = 0;
    std::size_t imagesEnded = 0;            ///< end acknowledged
    std::size_t imagesReadBack = 0;         ///< read from flash and found equal
    bool readsBack = false;                 ///< the way of writing can read the flash
    bool returned = false;                  ///< it came back on the bus and answered
    DeviceMode mode = DeviceMode::Unknown;  ///< then
    std::chrono::milliseconds waited{0};
    std::string expectedVersion;   ///< of the file, empty if it does not say
    std::string seenVersion;       ///< of the modem, empty if it did not say
    bool identityWritten = false;  ///< EFS2 or NV images were written on request
};

/// An outcome and the lines that prove it.
struct Verdict {
    Outcome outcome = Outcome::Failed;
    std::vector<SeenCheck> seen;
};

/// Verified: all acknowledged, back in normal mode, version equal to the file's.
/// Written: all but the version, or it has not come back yet. Failed: anything else,
/// above all a return in a download or emergency mode. Pure.
Verdict judge(const VerificationFacts &facts);

}  // namespace reviver
