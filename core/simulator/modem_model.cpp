// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/modem_model.h"

#include "core/simulator/dmss_program.h"
#include "core/simulator/huawei_download_program.h"
#include "core/simulator/normal_program.h"
#include "core/simulator/practice_firmware.h"

#include <algorithm>

namespace reviver::practice {
namespace {

constexpr std::string_view kFactoryVersion = "11.101.01.00.00";

template <typename Program>
ProgramMaker maker()
{
    return [](ModemBoard &board) { return std::make_unique<Program>(board); };
}

/// The settings area, written at the factory: it survives a broken update.
void keepSettings(FlashStore &flash)
{
    flash.preload("efs2", factorySettingsArea());
}

void fillCompletely(FlashStore &flash)
{
    for (const PracticeImage &image : practiceImages(PracticeSizes::Small, kFactoryVersion))
        flash.preload("factory_" + image.name, image.data);
}

void leaveEmpty(FlashStore &)
{
}

ModemModel e392(Scenario scenario, void (*fillFlash)(FlashStore &), ProgramMaker downloadProgram)
{
    return {std::move(scenario),
            "E392u-12",
            std::string(kFactoryVersion),
            maker<NormalProgram>(),
            std::move(downloadProgram),
            {3, 17},
            fillFlash};
}

std::vector<ModemModel> makeModels()
{
    return {
        e392({"e392-healthy", REVIVER_TR("E392u-12, healthy"),
              REVIVER_TR("Runs its normal program and answers commands. For looking around.")},
             fillCompletely, maker<HuaweiDownloadProgram>()),
        e392({"e392-unfinished", REVIVER_TR("E392u-12, update not finished"),
              REVIVER_TR(
                  "An update broke off. The modem waits in download mode and takes firmware directly.")},
             keepSettings, maker<HuaweiDownloadProgram>()),
        e392({"e392-dmss", REVIVER_TR("E392u-12, needs a loader"),
              REVIVER_TR("Waits in download mode and wants a loader file first (a small helper program that "
                         "runs in its memory).")},
             keepSettings, maker<DmssProgram>()),
        e392(
            {"e392-wants-efs", REVIVER_TR("E392u-12, settings lost"),
             REVIVER_TR("Has lost its settings area as well. It starts only after the complete set of images "
                        "was written.")},
            leaveEmpty, maker<HuaweiDownloadProgram>()),
    };
}

}  // namespace

const std::vector<ModemModel> &models()
{
    static const std::vector<ModemModel> all = makeModels();
    return all;
}

const ModemModel *findModel(std::string_view scenarioName)
{
    const auto found = std::find_if(models().begin(), models().end(), [&](const ModemModel &model) {
        return model.scenario.name == scenarioName;
    });
    return found == models().end() ? nullptr : &*found;
}

}  // namespace reviver::practice
