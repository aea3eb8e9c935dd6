// SPDX-License-Identifier: Apache-2.0
#include "core/device/situation_words.h"

#include <algorithm>
#include <iterator>

namespace reviver {
namespace {

using Rows = std::vector<SituationWords>;
using enum NextAction;

Rows downloadRows()
{
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

/// Boot loaders that take a maker's package.
Rows packageRows()
{
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

Rows emergencyRows()
{
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

Rows workingRows()
{
    const Message works = REVIVER_TR("The modem works");
    const Message nothingToDo = REVIVER_TR("Next: nothing has to be repaired");
    const Message lookElsewhere
        = REVIVER_TR("Save a report to keep what the modem told. If there is no internet, look at the "
                     "SIM card, the signal and the operator's settings first.");
    return {
        {Situation::Works,
         works,
         REVIVER_TR("Its own program runs and answers, version %1."),
         {},
         nothingToDo,
         lookElsewhere,
         SaveReport,
         {Detect}},
        {Situation::WorksUntold,
         works,
         REVIVER_TR("Its own program runs and answers. It did not tell its version."),
         {},
         nothingToDo,
         lookElsewhere,
         SaveReport,
         {Detect}},
        {Situation::HiddenPorts,
         REVIVER_TR("The modem works, but the system hides its ports"),
         REVIVER_TR("The system's list of devices does not show them, as after a driver was removed or "
                    "exchanged. Nothing is wrong with the modem, and this app reaches it all the same."),
         REVIVER_TR("Programs that look in the system's list do not find it."),
         REVIVER_TR("Next: plug the modem into another USB port and detect again"),
         REVIVER_TR("The system then makes its ports anew. If they stay hidden, install the maker's driver "
                    "package again."),
         Detect,
         {SaveReport}},
        {Situation::SlowLink,
         REVIVER_TR("The modem works, but its USB connection is slow"),
         REVIVER_TR("It is connected at %1, as through an old hub, a long cable or a worn plug. It works so, "
                    "but a repair would take many times longer and break off more easily."),
         {},
         REVIVER_TR("Next: plug the modem straight into the computer and detect again"),
         REVIVER_TR("Use another port, no hub and no extension cable. Some modems made before 2008 know no "
                    "higher speed: then nothing has to be done."),
         Detect,
         {SaveReport}},
    };
}

Rows troubleRows()
{
    return {
        {Situation::NoControlPort,
         REVIVER_TR("The modem works, but its control port is switched off"),
         REVIVER_TR("Dashboards look for the control port (PCUI) and do not find the modem without "
                    "it. Nothing is broken: a setting hides the port."),
         REVIVER_TR("Dashboards talk to the control port only."),
         REVIVER_TR("Next: put the control port back into the port set"),
         REVIVER_TR("The setting is AT^SETPORT. Do not unplug the modem before the control port "
                    "(code 2 or 12) is back in the set: it may not answer to AT afterwards."),
         EditPortSet,
         {SaveReport, Detect}},
        {Situation::BlankImei,
         REVIVER_TR("The modem works, but its IMEI is blank"),
         REVIVER_TR("Its program runs, but the area with its identity is empty or damaged. "
                    "Networks refuse a modem without an IMEI."),
         {},
         REVIVER_TR("Next: save a report"),
         REVIVER_TR("Only a backup of this very modem can help: ask the seller, the maker or whoever worked "
                    "on it. This app does not enter an IMEI, and firmware alone does not bring one back."),
         SaveReport,
         {Detect}},
        {Situation::DamagedItems,
         REVIVER_TR("The modem works, but cannot read its own settings"),
         REVIVER_TR("Its program runs, but reading the stored item with its IMEI fails (%1). The area with "
                    "identity and settings (NV items) is damaged; what it held may still be there."),
         {},
         REVIVER_TR("Next: save a report"),
         REVIVER_TR("Leave the modem as it is: writing firmware or settings now may destroy what can still "
                    "be saved. Only a backup of this very modem can replace the area."),
         SaveReport,
         {Detect}},
        {Situation::LostDescription,
         REVIVER_TR("The modem works under the name of its chip"),
         REVIVER_TR("It lost the setting that tells computers its maker and model, so drivers and "
                    "dashboards of its maker do not recognise it. Its program runs."),
         REVIVER_TR("Drivers and dashboards know modems by their USB id; this one shows another."),
         REVIVER_TR("Next: save a report"),
         REVIVER_TR("Restoring a backup of this very modem brings its name back. Firmware of "
                    "another model would make it worse."),
         SaveReport,
         {Detect}},
        {Situation::FactoryMode,
         REVIVER_TR("The modem works, but is in factory mode"),
         REVIVER_TR("Factory mode shows other ports and leaves protected settings open. It stays on "
                    "until it is switched off."),
         REVIVER_TR("Dashboards expect the usual set of ports."),
         REVIVER_TR("Next: leave factory mode"),
         REVIVER_TR("Leaving it changes one setting and restarts the modem; nothing is erased."),
         LeaveFactoryMode,
         {SaveReport, Detect}},
    };
}

Rows disguiseRows()
{
    const Message disc = REVIVER_TR("The modem shows its installer disc instead of itself");
    const Message discMeaning
        = REVIVER_TR("It carries drivers on a make-believe disc and waits to be switched to modem mode. "
                     "This is normal after plugging in. Nothing is broken.");
    const Message noPort
        = REVIVER_TR("As long as it is a disc, it has no port, and no program can find the modem.");
    return {
        {Situation::InstallerDisc,
         disc,
         discMeaning,
         noPort,
         REVIVER_TR("Next: switch the modem to modem mode"),
         REVIVER_TR("One message is sent; the modem drops off and comes back with its ports within "
                    "20 seconds. Nothing is written."),
         SwitchMode,
         {SaveReport, Detect}},
        {Situation::InstallerDiscByHand,
         disc,
         discMeaning,
         noPort,
         REVIVER_TR("Next: eject the disc, then detect again"),
         REVIVER_TR("Eject it in the file manager as any disc: most modems then come back with their ports. "
                    "This app cannot do it here. Nothing is written."),
         Detect,
         {SaveReport}},
        {Situation::NetworkCard,
         REVIVER_TR("The modem behaves as a network card"),
         REVIVER_TR("It runs its own small web page and router (HiLink) and shows no ports. Its program "
                    "runs."),
         REVIVER_TR("Dashboards for sticks look for ports; this modem is reached by its web page."),
         REVIVER_TR("Next: open its web page, often at 192.168.8.1"),
         REVIVER_TR("If the page opens, the modem works. Save a report to ask for help."),
         OpenWebPage,
         {SaveReport, Detect}},
    };
}

Rows heldRows()
{
    const Message onlyOne
        = REVIVER_TR("Only one program can talk to a port. Nothing was changed on the modem.");
    const Message closeIt = REVIVER_TR("Next: close the other program, then detect again");
    return {
        {Situation::HeldByManager,
         REVIVER_TR("ModemManager is using the modem"),
         REVIVER_TR("This service of the system asks every new modem what it is and keeps its ports open. "
                    "Only one program can talk to a port. Nothing was changed on the modem."),
         {},
         REVIVER_TR("Next: pause it while this app works"),
         REVIVER_TR("It leaves this one modem alone until this app lets go of it or is closed, and then goes "
                    "on by itself. A connection through the modem ends."),
         PauseManager,
         {Detect, SaveReport}},
        {Situation::HeldByProgram,
         REVIVER_TR("%1 is using the modem"),
         onlyOne,
         {},
         closeIt,
         REVIVER_TR("Close %1, or end its background service, and detect again."),
         CloseOther,
         {SaveReport}},
        {Situation::Held,
         REVIVER_TR("Another program is using the modem"),
         onlyOne,
         {},
         closeIt,
         REVIVER_TR("Often it is ModemManager, the maker's dashboard or its background service."),
         CloseOther,
         {SaveReport}},
        {Situation::NoAccess,
         REVIVER_TR("The system does not let this app open the modem"),
         REVIVER_TR("The port belongs to the system or to another group of users. Nothing was changed."),
         {},
         REVIVER_TR("Next: allow access, then detect again"),
         REVIVER_TR("You see what is installed before it happens, and are asked for your password once."),
         FixAccess,
         {Detect, SaveReport}},
        {Situation::NoAccessByHand,
         REVIVER_TR("The system does not let this app open the modem"),
         REVIVER_TR("The port belongs to the system or to another group of users. Nothing was changed."),
         {},
         REVIVER_TR("Next: allow access, then detect again"),
         REVIVER_TR("Who looks after this computer has to let your account use serial ports: on Linux that "
                    "is often the group “dialout”; log out and in afterwards."),
         Detect,
         {SaveReport}},
    };
}

Rows portlessRows()
{
    const Message headline = REVIVER_TR("The modem is seen, but no driver made a port of it");
    const Message meaning
        = REVIVER_TR("The computer sees the modem on USB, but has no serial port to talk to it. The modem "
                     "itself may be whole. Nothing was changed.");
    const Message others = REVIVER_TR("Programs find a modem by its serial port, and there is none.");
    return {
        {Situation::NoDriver,
         headline,
         meaning,
         others,
         REVIVER_TR("Next: tell the system's driver about this modem"),
         REVIVER_TR("The driver for modems takes it until it is unplugged. You see the command before it is "
                    "run, and are asked for your password once."),
         BindDriver,
         {SaveReport, Detect}},
        {Situation::NoDriverByHand,
         headline,
         meaning,
         others,
         REVIVER_TR("Next: save a report"),
         REVIVER_TR("It names the USB id that a driver has to be told about (Linux: option, "
                    "Windows: the maker's driver package)."),
         SaveReport,
         {Detect}},
    };
}

Rows silenceRows()
{
    const Message replug = REVIVER_TR("Next: unplug the modem for 10 seconds, plug it in and detect again");
    return {
        {Situation::SilentUpdatePorts,
         REVIVER_TR("The modem shows its update ports, but does not answer"),
         REVIVER_TR("Ports named “FC” belong to the update mode of Huawei sticks. Another program may have "
                    "begun an update and left it in the middle. Nothing was changed."),
         REVIVER_TR("Dashboards do not use these ports, and older driver packages do not know them."),
         replug,
         REVIVER_TR("It then begins the update mode anew and should answer. If it stays silent, save a "
                    "report."),
         Detect,
         {SaveReport}},
        {Situation::Silent,
         REVIVER_TR("The modem is plugged in but does not answer"),
         REVIVER_TR("Its ports are there, but nothing that this app knows was spoken on them. It may "
                    "still be starting, hang, or speak something new. Nothing was changed."),
         {},
         replug,
         REVIVER_TR("Use a port of the computer itself, without a hub. If it stays silent, save a "
                    "report."),
         Detect,
         {SaveReport}},
        {Situation::WentAway,
         REVIVER_TR("The modem went away while it was asked"),
         REVIVER_TR("It was unplugged or restarted by itself. Nothing was changed on it."),
         {},
         REVIVER_TR("Next: plug it in and detect again"),
         REVIVER_TR("If it keeps going away, try another USB port or a shorter cable: a modem that "
                    "gets too little power restarts again and again."),
         Detect,
         {SaveReport}},
        {Situation::Stopped,
         REVIVER_TR("Detecting was stopped"),
         REVIVER_TR("Nothing was changed on the modem."),
         {},
         REVIVER_TR("Next: detect"),
         REVIVER_TR("The modem is asked questions that change nothing. At most 20 seconds per port."),
         Detect,
         {SaveReport}},
        {Situation::NotAsked,
         REVIVER_TR("The modem was not asked yet"),
         REVIVER_TR("Nothing was changed on the modem."),
         {},
         REVIVER_TR("Next: detect"),
         REVIVER_TR("The modem is asked questions that change nothing. At most 20 seconds per port."),
         Detect,
         {SaveReport}},
    };
}

}  // namespace

const SituationWords &wordsOf(Situation situation)
{
    static const Rows rows = [] {
        Rows all;
        for (Rows (*part)() : {downloadRows, packageRows, emergencyRows, workingRows, troubleRows,
                               disguiseRows, heldRows, portlessRows, silenceRows})
            std::ranges::move(part(), std::back_inserter(all));
        return all;
    }();
    return *std::ranges::find(rows, situation, &SituationWords::situation);
}

}  // namespace reviver
