// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/disc_leaving.h"
#include "core/device/port_set.h"
#include "core/device/probe.h"

namespace reviver {

/// A change of mode that the owner can ask for.
enum class ModeSwitchKind {
    LeaveDisc,            ///< over USB, see disc_leaving.h; no port takes part
    EnterDownloadByDiag,  ///< DIAG command 3A
    EnterDownloadByAt,    ///< AT^GODLOAD
    RestartFromDownload,  ///< reset in the protocol that is spoken
    Restart,              ///< AT^RESET
    LeaveFactoryMode,     ///< AT^SFM=0, then AT^RESET
    SetPorts,             ///< AT^SETPORT, then AT^RESET
    GoOffline,            ///< DIAG mode control: radio off, for reading and tests
    GoOnline,
};
/// "leave-disc", "enter-download-by-diag", ...: stable.
std::string_view modeSwitchName(ModeSwitchKind kind);
std::optional<ModeSwitchKind> modeSwitchOfName(std::string_view name);

/// One change that is possible now. Offered, never done by itself.
struct ModeSwitch {
    ModeSwitchKind kind;
    std::string port;       ///< where it is asked for; empty for LeaveDisc
    Message title;          ///< "Enter download mode"
    Message explanation;    ///< what happens
    Message risk;           ///< what may go wrong
    bool leavesBus = true;  ///< the modem goes away and comes back
    /// SetPorts: the set that is there, until the owner has chosen another.
    PortSet ports = {};
};

/// The changes that fit what was seen, the likeliest wish first: pure.
std::vector<ModeSwitch> modeSwitches(const Evidence &evidence);

/// True for a running modem that goes to its download monitor when AT asks it (Balong).
bool canEnterDownloadByAt(const Evidence &evidence);

/// Asks for one change and returns once the modem has taken it, says no (DeviceRefused)
/// or has gone. Whether it worked is seen by detecting again. For LeaveDisc as
/// leaveDisc(). For SetPorts InvalidArgument, and nothing is sent, if the set could lock
/// the owner out or equals the present one.
Result<void> performModeSwitch(const ModeSwitch &change, const Evidence &evidence, const Hardware &hardware,
                               StopToken stop = {}, const AttemptObserver &attempts = {});

/// As above; then waits until the modem is back and detects it again. ModemNotReturned
/// when it stays away. The mode in the evidence tells whether the change worked.
Result<Evidence> switchMode(const ModeSwitch &change, const Evidence &evidence, const Hardware &hardware,
                            StopToken stop = {}, const ProbeObserver &observer = {},
                            const AttemptObserver &attempts = {});

}  // namespace reviver
