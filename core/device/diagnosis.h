// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"

namespace reviver {

/// How sure a diagnosis is.
enum class Confidence { Low, Medium, High };

/// What can be done about a situation. Each is offered and explained, none happens by itself;
/// those that change something are followed by looking again.
enum class NextAction {
    None,
    Detect,     ///< look again
    Resurrect,  ///< open the plan
    SaveReport,
    FixAccess,         ///< HostServices::installAccessRule()
    PauseManager,      ///< ModemManager holds it: HostServices::keepModemManagerAway()
    CloseOther,        ///< the owner closes the program that holds the port
    BindDriver,        ///< HostServices::bindSerialDriver()
    SwitchMode,        ///< out of the installer disc: ModeSwitchKind::LeaveDisc
    LeaveFactoryMode,  ///< ModeSwitchKind::LeaveFactoryMode
    EditPortSet,       ///< open the editor of the port set, see port_set.h
    Identify,          ///< ask a chip in emergency mode for its numbers: readEmergencyIds()
    OpenWebPage,       ///< kModemWebPage
};
/// "resurrect", "save-report", ...: stable.
std::string_view actionName(NextAction action);

/// What a line of evidence speaks for.
enum class FindingWeight {
    Proof,       ///< shows the mode by itself
    Supports,    ///< fits the mode
    Misleading,  ///< looks like something else, and is named for that
    Expected,    ///< looks bad, but is normal in this mode
    Unknown,     ///< not seen yet
    Problem,     ///< stands in the way
};

/// One line of evidence: what was checked, what was seen, what it tells.
struct Finding {
    Message checked;
    Message saw;
    Message tells;
    FindingWeight weight = FindingWeight::Supports;
    bool literal = false;  ///< `saw` is the modem's own text: shown in a fixed-width font
};

/// What is wrong with a modem, in plain words.
struct Diagnosis {
    DeviceMode mode = DeviceMode::Unknown;
    std::string_view situation;  ///< stable name, see situation.h: "waits-for-huawei"
    Message headline;            ///< one sentence
    Message meaning;             ///< what it means for the owner
    Message others;              ///< why other programs may not find the modem; empty if they should
    Confidence confidence = Confidence::Low;
    std::vector<Finding> findings;  ///< strongest first
    Message next;                   ///< "Next: save a backup, then write matching firmware"
    Message nextDetail;
    NextAction action = NextAction::None;  ///< the one button
    std::vector<NextAction> alternatives;  ///< what can be done besides, likeliest first
};

/// Where a modem that behaves as a network card shows its own page.
/// Source: Huawei's HiLink manuals, router captures (confirmed as the usual one).
inline constexpr std::string_view kModemWebPage = "http://192.168.8.1/";

/// From evidence to words: pure.
Diagnosis diagnose(const Evidence &evidence);

/// "Fairly sure"
Message confidenceText(Confidence confidence);
/// "Full speed (12 Mbit/s)"; empty if it is not known.
Message speedText(UsbSpeed speed);
/// What owners read on the mode chip: "Download mode".
Message modeTitle(DeviceMode mode);
/// "1 s on, 1 s off".
Message lightText(LightPattern light);
/// "HUAWEI E392u-12": the best name that evidence gives.
std::string modelTitle(const Evidence &evidence);

}  // namespace reviver
