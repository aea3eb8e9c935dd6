// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/modem_model.h"

#include "core/simulator/balong_boot_rom.h"
#include "core/simulator/balong_programs.h"
#include "core/simulator/dmss_program.h"
#include "core/simulator/download_frames.h"
#include "core/simulator/huawei_download_program.h"
#include "core/simulator/made_images.h"
#include "core/simulator/memory_dump_program.h"
#include "core/simulator/normal_program.h"
#include "core/simulator/portless_programs.h"
#include "core/simulator/practice_balong.h"
#include "core/simulator/practice_firehose_set.h"
#include "core/simulator/practice_firmware.h"
#include "core/simulator/practice_mdm9615.h"
#include "core/simulator/quectel_program.h"
#include "core/simulator/sahara_program.h"
#include "core/simulator/sector_boot.h"
#include "core/simulator/sierra_models.h"
#include "core/simulator/stored_table.h"
#include "core/simulator/streaming_program.h"
#include "core/simulator/version_only_program.h"

#include <algorithm>
#include <iterator>

namespace reviver::practice {
namespace {

constexpr std::string_view kFactoryVersion = "11.101.01.00.00";
constexpr std::string_view kBalongFactoryVersion = "21.180.01.00.00";
constexpr std::string_view kQuectelFactoryVersion = "EC25EPRR06A01M4G";
constexpr std::string_view kMdm9615FactoryVersion = "EC20CEFAR02A03M4G";

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

/// Flash of which a loader lets everything be read: first boot loader, table and settings where
/// the table puts them.
void keepReadableFlash(FlashStore &flash)
{
    constexpr std::uint32_t kTableBlock = 4;
    constexpr std::uint32_t kUserTableBlock = 10;
    const auto images = practiceImages(PracticeSizes::Small, kFactoryVersion);
    const StoredTable table(images[0].data);
    flash.preloadAt(0, "factory_dbl", images[1].data);
    flash.preloadAt(kTableBlock, "mibib", tableOnFlash(images[0].data, flash.blockCount()));
    flash.preloadAt(kUserTableBlock, "partition_table", images[0].data);
    flash.preloadAt(table.place(table.rows() - 1, flash.blockCount()).first, "efs2", factorySettingsArea());
}

/// Another layout than that of the practice firmware: one of its partitions is larger.
void keepOtherTable(FlashStore &flash)
{
    constexpr std::size_t kSizeOfAmss = StoredTable::kHeaderSize + 2 * StoredTable::kRowSize + 16;
    Bytes table = practiceImages(PracticeSizes::Small, kFactoryVersion).front().data;
    table[kSizeOfAmss + 1] ^= 1;
    flash.preload("partition_table", table);
    keepSettings(flash);
}

/// An update broke off behind its table: Linux and settings are there, boot loaders are not.
void keepMdm9615Table(FlashStore &flash)
{
    flash.preload("partition_table", mdm9615PracticeImages().front().data);
    flash.preload("efs2", factorySettingsArea());
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

/// An EC20 on Qualcomm's MDM9615: its chip takes a loader in its emergency mode. The text of
/// its version is made up behind "PBL", by which Quectel's updater knows that mode (one source).
ModemModel mdm9615(Scenario scenario, DmssStyle style)
{
    return {std::move(scenario),
            "EC20",
            std::string(kMdm9615FactoryVersion),
            [](ModemBoard &board) { return std::make_unique<QuectelProgram>(board, kEc20); },
            [style](ModemBoard &board) { return std::make_unique<DmssProgram>(board, style); },
            keepMdm9615Table,
            checkMdm9615Boot};
}

/// A modem that runs one program whatever happens.
ModemModel fixed(Scenario scenario, std::string product, ProgramMaker program)
{
    return {std::move(scenario), std::move(product), std::string(kFactoryVersion), program, program,
            leaveEmpty,          checkBoot};
}

ProgramMaker dmssMaker(StreamingStyle loader)
{
    return [loader](ModemBoard &board) {
        return std::make_unique<DmssProgram>(board, DmssStyle{.loader = loader});
    };
}

/// The E392 that needs a loader, with loaders of other kinds.
std::vector<ModemModel> loaderModels()
{
    std::vector<ModemModel> models{
        e392({"e392-dmss-reads", REVIVER_TR("E392u-12, its loader can read"),
              REVIVER_TR("Needs a loader, which lets the flash be read: what was written can be compared.")},
             keepReadableFlash, dmssMaker({.blockSize = 512, .reads = true, .errorCorrection = false})),
        e392({"e392-dmss-unframed", REVIVER_TR("E392u-12, its loader takes large blocks"),
              REVIVER_TR("Needs a loader, which opens images by name only, takes them in large blocks and "
                         "tells what it does.")},
             keepSettings,
             dmssMaker({.blockSize = 4096, .opensTypes = false, .unframed = true, .talks = true})),
        e392({"e392-dmss-other-table", REVIVER_TR("E392u-12, another partition table"),
              REVIVER_TR("Needs a loader, and its flash is divided otherwise than the firmware wants it. "
                         "Nothing may be written.")},
             keepOtherTable, dmssMaker({})),
    };
    models.front().badBlocks = {3, 14};
    return models;
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
    std::ranges::move(loaderModels(), std::back_inserter(all));
    std::ranges::move(e3372Models(), std::back_inserter(all));
    std::ranges::move(ec25Models(), std::back_inserter(all));
    all.push_back(
        mdm9615({"mdm9615-dload", REVIVER_TR("EC20 (MDM9615), its boot loader is gone"),
                 REVIVER_TR("The chip itself waits for a loader, which the firmware folder brings along.")},
                {"PBL_PRACTICE", 0x2A000000, {chipDownloadIdentity, kMdm9615Boot}}));
    std::ranges::move(sierraModels(), std::back_inserter(all));
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
