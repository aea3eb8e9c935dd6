// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/sierra_models.h"

#include "core/simulator/gobi_normal_program.h"
#include "core/simulator/qdl_program.h"
#include "core/simulator/sierra_boot_program.h"

namespace reviver::practice {
namespace {

/// A modem whose flash is empty.
template <typename BootLoader>
ModemModel sierra(Scenario scenario, std::string factoryVersion, const SierraModel &model,
                  BootVerdict (*checkBoot)(const FlashStore &flash))
{
    return {.scenario = std::move(scenario),
            .product = std::string(model.name),
            .factoryVersion = std::move(factoryVersion),
            .normalProgram
            = [model](ModemBoard &board) { return std::make_unique<GobiNormalProgram>(board, model); },
            .downloadProgram = [](ModemBoard &board) { return std::make_unique<BootLoader>(board); },
            .fillFlash = [](FlashStore &) {},
            .checkBoot = checkBoot};
}

}  // namespace

std::vector<ModemModel> sierraModels()
{
    return {
        sierra<QdlProgram>(
            {"gobi-qdl", REVIVER_TR("MC7710, waits for firmware"),
             REVIVER_TR("A Sierra modem whose boot loader waits for its firmware package (QDL).")},
            "SWI9200X_01.00.00.00", kMc7710, checkGobiBoot),
        sierra<SierraBootProgram>(
            {"em7565-download", REVIVER_TR("EM7565, waits for firmware"),
             REVIVER_TR("A Sierra modem whose boot loader takes its firmware package itself (Firehose).")},
            "SWI9X50C_01.00.00.00", kEm7565, checkEm7565Boot),
    };
}

}  // namespace reviver::practice
