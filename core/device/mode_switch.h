// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"
#include "core/transport/hardware.h"

namespace reviver {

/// A change of mode that the owner can ask for.
enum class ModeSwitchKind {
    LeaveDisc,            ///< over USB, see disc_switch.h; no port takes part
    EnterDownloadByDiag,  ///< DIAG command 3A
    EnterDownloadByAt,    ///< AT^GODLOAD
    RestartFromDownload,  ///< reset in the protocol that is spoken
    Restart,              ///< AT^RESET
    LeaveFactoryMode,     ///< AT^SFM=0
    GoOffline,            ///< DIAG mode control: radio off, for reading and tests
    GoOnline,
};
/// "leave-disc", "enter-download-by-diag", ...: stable.
std::string_view modeSwitchName(ModeSwitchKind kind);

/// One change that is possible now. Offered, never done by itself.
struct ModeSwitch {
    ModeSwitchKind kind;
    std::string port;       ///< where it is asked for; empty for LeaveDisc
    Message title;          ///< "Enter download mode"
    Message explanation;    ///< what happens
    Message risk;           ///< what may go wrong
    bool leavesBus = true;  ///< the modem goes away and comes back: detect again afterwards
};

/// The changes that fit what was seen, the likeliest wish first: pure.
std::vector<ModeSwitch> modeSwitches(const Evidence &evidence);

/// True for a running modem that goes to its download monitor when AT asks it (Balong).
bool canEnterDownloadByAt(const Evidence &evidence);

/// How long a modem may take to go away, and to come back, after a change.
/// Source: qtools dload.sh; Quectel updater; lteupdate.c waits 20 s (inferred from them).
inline constexpr std::chrono::milliseconds kLeaveTimeout{10'000};
inline constexpr std::chrono::milliseconds kReturnTimeout{30'000};

/// Asks for one change on its port and returns once the modem has taken it, says no
/// (DeviceRefused) or has gone. Whether it worked is seen by detecting again.
/// Unsupported for LeaveDisc, which needs USB.
Result<void> performModeSwitch(const ModeSwitch &change, const Evidence &evidence, const Hardware &hardware,
                               StopToken stop = {});

}  // namespace reviver
