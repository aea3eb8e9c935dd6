// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/boot_check.h"
#include "core/simulator/modem_program.h"
#include "core/simulator/practice_obstacles.h"
#include "core/simulator/scenario.h"

namespace reviver::practice {

/// Everything that makes one practice modem differ from another: what its flash
/// holds when it is plugged in first, and which programs it can run.
struct ModemModel {
    Scenario scenario;
    std::string product;         ///< "E392u-12"
    std::string factoryVersion;  ///< what it says when the program holds no version text
    ProgramMaker normalProgram;
    ProgramMaker downloadProgram;
    void (*fillFlash)(FlashStore &flash) = nullptr;
    BootVerdict (*checkBoot)(const FlashStore &flash) = nullptr;
    ModemSettings settings = {};
    std::set<std::uint32_t> badBlocks = {3, 17};
    std::uint32_t flashBlocks = 1024;  ///< of 128 KiB
    ProgramMaker crashProgram = {};    ///< what answers while settings.crashed
    ProgramMaker bootRomProgram = {};  ///< what answers while its boot loader is not in flash
    ObstacleCourse obstacles = {};
};

/// The model behind a scenario, or nullptr. Add a practice modem by adding a row.
const ModemModel *findModel(std::string_view scenarioName);
const std::vector<ModemModel> &models();

}  // namespace reviver::practice
