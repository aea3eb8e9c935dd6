// SPDX-License-Identifier: Apache-2.0
// Words about modems that nobody can talk to now.
#include "core/device/situation_rows.h"

namespace reviver {

std::vector<SituationWords> heldRows()
{
    using enum NextAction;
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

std::vector<SituationWords> portlessRows()
{
    using enum NextAction;
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

std::vector<SituationWords> silenceRows()
{
    using enum NextAction;
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

}  // namespace reviver
