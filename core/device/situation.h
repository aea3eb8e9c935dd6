// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"

#include <string_view>

namespace reviver {

/// What Detect tells apart: each situation has its sentence, its meaning and its next step.
enum class Situation {
    // The modem waits for firmware.
    WaitsForHuawei,     ///< in Huawei's download protocol
    WaitsForDmss,       ///< in Qualcomm's
    WaitsForBalong,     ///< in Balong's download monitor
    WaitsForUncertain,  ///< in a protocol that could not be told
    LoaderRuns,
    WaitsForQdl,      ///< by the boot loader of a Gobi or Sierra modem
    WaitsForPackage,  ///< by the Firehose of a Sierra boot loader, behind Sahara
    // Only the chip answers.
    BootRom,
    BootRomSilent,  ///< by its USB id alone
    Emergency,      ///< Sahara
    EmergencyLoader,
    CrashDump,
    // Its own program runs.
    Works,
    WorksUntold,  ///< without a version
    NoControlPort,
    BlankImei,
    DamagedItems,
    LostDescription,
    FactoryMode,
    HiddenPorts,  ///< the system's own list does not show them
    SlowLink,
    // It shows something else than itself.
    InstallerDisc,
    InstallerDiscByHand,  ///< nothing here can switch it
    NetworkCard,
    // Something stands in the way.
    HeldByManager,  ///< ModemManager
    HeldByProgram,  ///< one whose name is known
    Held,
    NoAccess,
    NoAccessByHand,  ///< no rule can be installed here
    NoDriver,
    NoDriverByHand,  ///< nothing here can bind one
    SilentUpdatePorts,
    Silent,
    WentAway,
    Stopped,
    NotAsked,
};

/// The situation that evidence shows: pure.
Situation situationOf(const Evidence &evidence);

/// Stable, for reports: "waits-for-huawei", "held-by-manager", ...
std::string_view situationName(Situation situation);

// What is wrong with a modem that runs; several can be true at once.

/// Its port set has no control port: the next restart locks the owner out.
bool lacksControlPort(const ModemSettings &settings);
/// Digits that no modem has, or an item that was never written.
bool hasBlankImei(const Evidence &evidence);
/// The item of its IMEI is there, but cannot be read.
bool hasDamagedItems(const Evidence &evidence);
/// It shows the chip maker's stand-in id.
bool lostDescription(const Evidence &evidence);
bool isInFactoryMode(const ModemSettings &settings);

/// It has ports, and the system's own list of devices shows none of them.
bool hidesItsPorts(const AttachedDevice &device);
/// Its USB connection is slower than the modem itself can be.
bool hasSlowLink(const AttachedDevice &device);

}  // namespace reviver
