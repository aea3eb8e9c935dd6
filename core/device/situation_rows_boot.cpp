// SPDX-License-Identifier: Apache-2.0
// Words about modems whose own program does not run: they wait for firmware, or crashed.
#include "core/device/situation_rows.h"

namespace reviver {

std::vector<SituationWords> downloadRows()
{
    using enum NextAction;
    const Message waiting = REVIVER_TR("Your modem is waiting for firmware");
    const Message canBeRepaired = REVIVER_TR(
        "Its normal program did not start, but its loader answers. This can usually be repaired.");
    const Message noAtHere
        = REVIVER_TR("Dashboards and many tools look for a modem that answers AT commands. This one does "
                     "not in download mode, so they show nothing, “ERROR_IMEI” or “Force Download”.");
    const Message write = REVIVER_TR("Next: write matching firmware");
    const Message backUpAndWrite = REVIVER_TR("Next: save a backup, then write matching firmware");
    const Message noBackup
        = REVIVER_TR("You choose the firmware file and see the whole plan first. This mode cannot "
                     "be read, so no backup is possible; areas with identity and settings are "
                     "left alone. About 3 to 5 minutes.");
    return {
        {Situation::WaitsForHuawei,
         waiting,
         canBeRepaired,
         noAtHere,
         write,
         noBackup,
         Resurrect,
         {SaveReport, Detect}},
        {Situation::WaitsForDmss,
         waiting,
         canBeRepaired,
         noAtHere,
         backUpAndWrite,
         REVIVER_TR("You choose the firmware file and a loader file that fits the chip, and see "
                    "the whole plan first. About 3 to 5 minutes."),
         Resurrect,
         {SaveReport, Detect}},
        {Situation::WaitsForBalong,
         waiting,
         canBeRepaired,
         noAtHere,
         write,
         noBackup,
         Resurrect,
         {SaveReport, Detect}},
        {Situation::WaitsForUncertain,
         waiting,
         canBeRepaired,
         noAtHere,
         REVIVER_TR("Next: save a report of what the modem said"),
         REVIVER_TR("Which download protocol it speaks is not certain, and nothing is written on "
                    "a guess. The report helps to teach it to this app. Plugging the modem into "
                    "another USB port and detecting again may bring a clearer answer."),
         SaveReport,
         {Detect}},
        {Situation::LoaderRuns,
         REVIVER_TR("A loader is running in the modem and waits for firmware"),
         REVIVER_TR("An earlier repair got as far as starting the loader. Firmware can be written now, "
                    "or the modem can be unplugged: the loader is gone then, nothing else changes."),
         REVIVER_TR("A loader answers neither AT commands nor diagnostic programs."),
         backUpAndWrite,
         REVIVER_TR("You choose the firmware file and see the whole plan first. About 3 to 5 minutes."),
         Resurrect,
         {SaveReport, Detect}},
    };
}

std::vector<SituationWords> packageRows()
{
    using enum NextAction;
    const Message noAtHere
        = REVIVER_TR("In this mode it answers neither AT commands nor diagnostic programs.");
    const Message write = REVIVER_TR("Next: write matching firmware");
    return {
        {Situation::WaitsForQdl,
         REVIVER_TR("The modem's boot loader waits for firmware (QDL, the download mode of Gobi modems)"),
         REVIVER_TR("Its boot loader is good and did not start the modem's program: an update broke off, or "
                    "something asked for this mode. It takes the firmware package of the modem's maker."),
         noAtHere,
         write,
         REVIVER_TR("You choose the firmware package (often .cwe, or amss.mbn and apps.mbn) and see the "
                    "whole plan first. About 3 to 5 minutes."),
         Resurrect,
         {SaveReport, Detect}},
        {Situation::WaitsForPackage,
         REVIVER_TR("The modem's boot loader waits for its firmware package"),
         REVIVER_TR("Its boot loader is good and did not start the modem's program: an update broke off, or "
                    "something asked for this mode. It takes the package of the modem's maker itself "
                    "(Firehose); no loader is needed."),
         noAtHere,
         write,
         REVIVER_TR("You choose the firmware package (.cwe) and see the whole plan first. About 3 to 5 "
                    "minutes."),
         Resurrect,
         {SaveReport, Detect}},
    };
}

std::vector<SituationWords> emergencyRows()
{
    using enum NextAction;
    const Message onlyTheChip
        = REVIVER_TR("Dashboards look for a running modem. In this mode only the chip itself answers, in a "
                     "language of its own.");
    const Message bootRom = REVIVER_TR("The modem is in its chip's boot ROM");
    const Message bootRomMeaning
        = REVIVER_TR("Its start-up code was not found, or a test point was touched while it was plugged "
                     "in. The chip (Balong) waits for a loader over USB.");
    return {
        {Situation::BootRom,
         bootRom,
         bootRomMeaning,
         onlyTheChip,
         REVIVER_TR("Next: choose firmware and a loader that keeps the modem's identity"),
         REVIVER_TR("You see the whole plan first. A loader that erases everything, as stock loaders do, is "
                    "refused. Unplugging the modem is safe."),
         Resurrect,
         {SaveReport, Detect}},
        {Situation::BootRomSilent,
         bootRom,
         bootRomMeaning,
         onlyTheChip,
         REVIVER_TR("Next: unplug the modem, plug it in and detect again"),
         REVIVER_TR("Its USB id says boot ROM, but it did not answer: another program may have spoken to it "
                    "before. Unplugging the modem is safe."),
         Detect,
         {SaveReport}},
        {Situation::Emergency,
         REVIVER_TR("The modem is in the chip's emergency mode"),
         REVIVER_TR("Its own start-up code was not found or not accepted, so the chip itself waits for a "
                    "loader (Sahara). Nothing can be lost in this mode."),
         onlyTheChip,
         REVIVER_TR("Next: choose the maker's firmware set with its loader"),
         REVIVER_TR("A repair needs a loader that the maker signed for this very chip; it is part of the "
                    "maker's firmware set. Asking the chip for its numbers tells which one fits. Unplugging "
                    "the modem is safe."),
         Resurrect,
         {Identify, SaveReport, Detect}},
        {Situation::EmergencyLoader,
         REVIVER_TR("An emergency loader is running in the modem"),
         REVIVER_TR("A loader (Firehose) was sent to the modem and still runs from memory, as after a repair "
                    "that was "
                    "broken off. Unplugging the modem ends it, nothing else changes."),
         onlyTheChip,
         REVIVER_TR("Next: choose the maker's firmware set"),
         REVIVER_TR(
             "The loader that runs takes it. Or unplug the modem, plug it in and detect again: it then shows "
             "the mode that it starts in by itself."),
         Resurrect,
         {Detect, SaveReport}},
        {Situation::CrashDump,
         REVIVER_TR("The modem stopped after a crash"),
         REVIVER_TR("Its program failed and offers its memory to developers. Its firmware may be whole."),
         onlyTheChip,
         REVIVER_TR("Next: unplug the modem for 10 seconds, plug it in and detect again"),
         REVIVER_TR(
             "If it stops again, its firmware or its settings are damaged. Its memory can be saved first: it "
             "tells developers why, and holds what the modem had in mind, such as messages and numbers."),
         Detect,
         {SaveDump, SaveReport}},
    };
}

}  // namespace reviver
