// SPDX-License-Identifier: Apache-2.0
// Words about modems whose own program runs, well or not, or that show something else instead.
#include "core/device/situation_rows.h"

namespace reviver {

std::vector<SituationWords> workingRows()
{
    using enum NextAction;
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

std::vector<SituationWords> troubleRows()
{
    using enum NextAction;
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

std::vector<SituationWords> disguiseRows()
{
    using enum NextAction;
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

}  // namespace reviver
