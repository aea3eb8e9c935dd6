// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/modem_model.h"

#include "core/simulator/balong_boot_rom.h"
#include "core/simulator/balong_programs.h"
#include "core/simulator/dmss_program.h"
#include "core/simulator/download_frames.h"
#include "core/simulator/gobi_normal_program.h"
#include "core/simulator/huawei_download_program.h"
#include "core/simulator/memory_dump_program.h"
#include "core/simulator/normal_program.h"
#include "core/simulator/portless_programs.h"
#include "core/simulator/practice_balong.h"
#include "core/simulator/practice_firehose_set.h"
#include "core/simulator/practice_firmware.h"
#include "core/simulator/qdl_program.h"
#include "core/simulator/quectel_program.h"
#include "core/simulator/sahara_program.h"
#include "core/simulator/sector_boot.h"
#include "core/simulator/streaming_program.h"
#include "core/simulator/version_only_program.h"

#include <algorithm>
#include <iterator>

namespace reviver::practice {
namespace {

constexpr std::string_view kFactoryVersion = "11.101.01.00.00";
constexpr std::string_view kBalongFactoryVersion = "21.180.01.00.00";
constexpr std::string_view kQuectelFactoryVersion = "EC25EPRR06A01M4G";

// Status of a stored item, as DIAG numbers it.
constexpr std::uint16_t kItemFailed = 4;
constexpr std::uint16_t kItemNeverWritten = 5;

template <typename Program>
ProgramMaker maker()
{
    return [](ModemBoard &board) { return std::make_unique<Program>(board); };
}

ProgramMaker silentMaker(const AttachedDevice &identity)
{
    return [identity](ModemBoard &board) { return std::make_unique<SilentProgram>(board, identity); };
}

ProgramMaker balongMonitor(bool wantsSignature)
{
    return [wantsSignature](ModemBoard &board) {
        return std::make_unique<BalongMonitorProgram>(board, wantsSignature);
    };
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

void keepBalongSettings(FlashStore &flash)
{
    flash.preload(std::string(kBalongSettings), balongFactorySettings());
}

void fillBalong(FlashStore &flash)
{
    keepBalongSettings(flash);
    for (const PracticeImage &image : balongPracticeImages(kBalongFactoryVersion))
        flash.preload(image.name, image.data);
}

void keepQuectelSettings(FlashStore &flash)
{
    flash.preloadAt(kPracticeSettingsBlock, "efs2", factorySettingsArea());
}

void fillQuectel(FlashStore &flash)
{
    for (const PlacedImage &image : practicePlacedImages(PracticeSizes::Small, kQuectelFactoryVersion))
        flash.preloadAt(image.firstBlock, "factory_" + image.partition.substr(2), image.data);
    keepQuectelSettings(flash);
}

void leaveEmpty(FlashStore &)
{
}

ModemModel e392(Scenario scenario, void (*fillFlash)(FlashStore &), ProgramMaker downloadProgram,
                ModemSettings settings = {})
{
    return {std::move(scenario),
            "E392u-12",
            std::string(kFactoryVersion),
            maker<NormalProgram>(),
            std::move(downloadProgram),
            fillFlash,
            checkBoot,
            std::move(settings)};
}

/// The same modem with something in its way.
ModemModel behind(ObstacleCourse obstacles, ModemModel model)
{
    model.obstacles = std::move(obstacles);
    return model;
}

ModemModel e3372(Scenario scenario, void (*fillFlash)(FlashStore &), bool wantsSignature)
{
    return {std::move(scenario),
            "E3372",
            std::string(kBalongFactoryVersion),
            maker<BalongNormalProgram>(),
            balongMonitor(wantsSignature),
            fillFlash,
            checkBalongBoot};
}

template <typename Program>
ProgramMaker saharaMaker(SaharaStyle style)
{
    return [style](ModemBoard &board) { return std::make_unique<Program>(board, style); };
}

/// An EC25: 256 MiB of flash with bad blocks inside of partitions.
ModemModel ec25(Scenario scenario, void (*fillFlash)(FlashStore &), SaharaStyle style, ModemSettings settings)
{
    return {.scenario = std::move(scenario),
            .product = "EC25",
            .factoryVersion = std::string(kQuectelFactoryVersion),
            .normalProgram = maker<QuectelProgram>(),
            .downloadProgram = saharaMaker<SaharaProgram>(style),
            .fillFlash = fillFlash,
            .checkBoot = checkSectorBoot,
            .settings = std::move(settings),
            .badBlocks = {3, 22, 381},
            .flashBlocks = 2048,
            .crashProgram = saharaMaker<MemoryDumpProgram>(style)};
}

/// A modem that runs one program whatever happens.
ModemModel fixed(Scenario scenario, std::string product, ProgramMaker program)
{
    return {std::move(scenario), std::move(product), std::string(kFactoryVersion), program, program,
            leaveEmpty,          checkBoot};
}

std::vector<ModemModel> e392Models()
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
        e392({"e392-streaming", REVIVER_TR("E392u-12, its loader runs"),
              REVIVER_TR("A repair broke off: the loader runs in its memory and takes firmware directly.")},
             keepSettings, maker<StreamingProgram>()),
        e392(
            {"e392-wants-efs", REVIVER_TR("E392u-12, settings lost"),
             REVIVER_TR("Has lost its settings area as well. It starts only after the complete set of images "
                        "was written.")},
            leaveEmpty, maker<HuaweiDownloadProgram>()),
        e392({"e392-factory-mode", REVIVER_TR("E392u-12, factory mode left on"),
              REVIVER_TR("Runs, but somebody left its factory mode switched on.")},
             fillCompletely, maker<HuaweiDownloadProgram>(), {.factoryMode = true}),
        e392({"e392-no-pcui", REVIVER_TR("E392u-12, control port switched off"),
              REVIVER_TR(
                  "Runs, but its set of ports has no control port (PC UI), so most programs don't see it.")},
             fillCompletely, maker<HuaweiDownloadProgram>(), {.portSet = "1,3"}),
        e392({"generic-id", REVIVER_TR("E392u-12, name of its chip"),
              REVIVER_TR("Runs, but has lost what tells computers its maker, and shows the chip's own id.")},
             fillCompletely, maker<HuaweiDownloadProgram>(), {.lostDescription = true}),
        e392({"blank-imei", REVIVER_TR("E392u-12, blank IMEI"),
              REVIVER_TR("Runs, but its identity was wiped: the IMEI is all zeros.")},
             fillCompletely, maker<HuaweiDownloadProgram>(),
             {.imei = "000000000000000", .imeiStatus = kItemNeverWritten}),
        e392({"damaged-items", REVIVER_TR("E392u-12, damaged settings"),
              REVIVER_TR("Runs, but cannot read the stored item that holds its IMEI.")},
             fillCompletely, maker<HuaweiDownloadProgram>(), {.imeiStatus = kItemFailed}),
        e392({"e392-uncertain", REVIVER_TR("E392u-12, protocol not certain"),
              REVIVER_TR("Waits in download mode, tells its version, and refuses every other question.")},
             keepSettings, maker<VersionOnlyProgram>()),
        e392({"e392-cdrom", REVIVER_TR("E392u-12, installer disc only"),
              REVIVER_TR("Shows only the disc with its installer until it is switched to modem.")},
             fillCompletely, maker<HuaweiDownloadProgram>(), {.startsAsDisc = true}),
    };
}

std::vector<ModemModel> e3372Models()
{
    std::vector<ModemModel> models{
        e3372({"e3372-healthy", REVIVER_TR("E3372, healthy"),
               REVIVER_TR("A stick of another family (Balong) that runs its normal program.")},
              fillBalong, false),
        e3372({"e3372-download", REVIVER_TR("E3372, update not finished"),
               REVIVER_TR("A Balong stick that waits in its download monitor.")},
              keepBalongSettings, false),
        e3372({"e3372-signed", REVIVER_TR("E3372, wants signed firmware"),
               REVIVER_TR("A Balong stick whose download monitor takes signed firmware only.")},
              keepBalongSettings, true),
        e3372({"e3372-bootrom", REVIVER_TR("E3372, in its boot ROM"),
               REVIVER_TR("A Balong stick whose boot loader is gone. Its chip waits for a loader file (a "
                          "small helper program that runs in its memory).")},
              keepBalongSettings, false)};
    models.back().bootRomProgram = maker<BalongBootRomProgram>();
    return models;
}

std::vector<ModemModel> ec25Models()
{
    const Message dumpDescription
        = REVIVER_TR("Its program failed, and it offers its memory. For saving a memory dump.");
    return {
        ec25({"ec25-edl", REVIVER_TR("EC25, emergency mode"),
              REVIVER_TR(
                  "Has lost its programs. Its chip waits for a signed loader (Sahara), which then takes "
                  "the firmware (Firehose).")},
             keepQuectelSettings, {}, {}),
        ec25({"ec25-dump", REVIVER_TR("EC25, stopped after a crash"), dumpDescription}, fillQuectel, {},
             {.crashed = true}),
        ec25({"ec25-dump-64", REVIVER_TR("EC25, stopped after a crash, 64-bit"), dumpDescription},
             fillQuectel, {.version = 3, .is64Bit = true}, {.crashed = true}),
    };
}

/// Healthy or broken modems behind what computers put in the way.
std::vector<ModemModel> obstructedModels()
{
    using namespace std::chrono_literals;
    return {
        behind({.noAccess = true},
               e392({"no-access", REVIVER_TR("E392u-12, no access"),
                     REVIVER_TR("Waits for firmware, but the system does not let this app open its ports.")},
                    keepSettings, maker<HuaweiDownloadProgram>())),
        behind({.holder = "ModemManager"},
               e392({"busy-manager", REVIVER_TR("E392u-12, held by ModemManager"),
                     REVIVER_TR("Runs, but the system's service for modems keeps its ports open.")},
                    fillCompletely, maker<HuaweiDownloadProgram>())),
        behind({.holder = "Mobile Partner", .holderLeavesAfter = 10s},
               e392({"busy", REVIVER_TR("E392u-12, in use"),
                     REVIVER_TR("Waits for firmware, but the maker's dashboard holds its ports. It is closed "
                                "ten seconds after you met it.")},
                    keepSettings, maker<HuaweiDownloadProgram>())),
        behind({.unbound = true},
               e3372({"unbound", REVIVER_TR("E3372, no driver"),
                      REVIVER_TR("Waits for firmware, but no driver of the system makes ports of it.")},
                     keepBalongSettings, false)),
        behind({.hidden = true},
               e392({"hidden-ports", REVIVER_TR("E392u-12, hidden ports"),
                     REVIVER_TR("Runs, but the system's list of devices does not show its ports.")},
                    fillCompletely, maker<HuaweiDownloadProgram>())),
        behind({.slowHub = true},
               e392({"slow-hub", REVIVER_TR("E392u-12 on a slow hub"),
                     REVIVER_TR("Runs, but hangs on an old hub that makes its connection slow.")},
                    fillCompletely, maker<HuaweiDownloadProgram>())),
        fixed({"fc-ports", REVIVER_TR("E3372, update ports that are silent"),
               REVIVER_TR("Shows the two ports of its update mode (FC) and answers on none of them.")},
              "E3372", silentMaker(balongUpdateIdentity())),
    };
}

std::vector<ModemModel> makeModels()
{
    std::vector<ModemModel> all = e392Models();
    std::ranges::move(e3372Models(), std::back_inserter(all));
    std::ranges::move(ec25Models(), std::back_inserter(all));
    all.push_back({{"gobi-qdl", REVIVER_TR("MC7710, waits for firmware"),
                    REVIVER_TR("A Sierra modem whose boot loader waits for its firmware package (QDL).")},
                   "MC7710",
                   "SWI9200X_01.00.00.00",
                   maker<GobiNormalProgram>(),
                   maker<QdlProgram>(),
                   leaveEmpty,
                   checkGobiBoot});
    all.push_back(fixed({"hilink", REVIVER_TR("Network stick (HiLink)"),
                         REVIVER_TR("Behaves as a network card and has no ports at all.")},
                        "E3131", maker<HiLinkProgram>()));
    all.push_back(fixed({"silent", REVIVER_TR("E392u-12, silent"),
                         REVIVER_TR("Its ports are there, but none of them ever answers.")},
                        "E392u-12", silentMaker(e392DownloadIdentity())));
    std::ranges::move(obstructedModels(), std::back_inserter(all));
    return all;
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
