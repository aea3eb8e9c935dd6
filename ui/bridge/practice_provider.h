// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/transport/hardware.h"

#include <filesystem>
#include <string>
#include <vector>

namespace reviver::ui {

/// One practice modem that can be chosen.
struct PracticeScenario {
    std::string name;  ///< stable: "e392-unfinished"
    Message title;     ///< "A modem whose update was interrupted"
    Message description;
};

/// Where practice modems come from. The application implements it, so that the
/// window needs no simulator.
class PracticeProvider {
public:
    virtual ~PracticeProvider() = default;

    virtual std::vector<PracticeScenario> scenarios() const = 0;
    /// Makes the modem of a scenario; it lives until end() or the next start().
    virtual Result<Hardware> start(const std::string &name) = 0;
    /// Nobody uses the hardware of start() any more.
    virtual void end() = 0;
    /// Where the firmware for practice lies; empty if there is none.
    virtual std::filesystem::path firmwareFolder() const = 0;
};

}  // namespace reviver::ui
