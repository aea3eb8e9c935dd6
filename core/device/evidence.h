// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/message.h"
#include "core/device/device_identity.h"
#include "core/device/emergency_ids.h"
#include "core/device/modem.h"
#include "core/transport/host_services.h"
#include "core/transport/light_pattern.h"

#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// One question put to a port, and what came back: for evidence, log and report.
struct Exchange {
    std::string question;  ///< "AT", "version request (0C)"
    std::string sent;      ///< octets as hex or the AT line
    std::string answer;    ///< what it means, "9x00B-SCAQDBZM-30350", "no answer"
    std::string received;  ///< octets as hex, AT lines as text with long numbers masked; empty if silent

    bool operator==(const Exchange &) const = default;
};

/// How a port answered one question of the ladder.
enum class Answer { NotAsked, Silent, Refused, Given };

/// The answers that choose a way to write; `Answer::Refused` is a NAK 6.
struct CapabilityVector {
    Answer at = Answer::NotAsked;
    Answer downloadVersion = Answer::NotAsked;  ///< AT^DLOADVER?
    Answer softwareVersion = Answer::NotAsked;  ///< 0C -> 0D
    Answer productId = Answer::NotAsked;        ///< 45
    Answer nop = Answer::NotAsked;              ///< 06 -> 02
    Answer parameters = Answer::NotAsked;       ///< 07 -> 08

    bool operator==(const CapabilityVector &) const = default;
    /// "AT silent, 0C text, 45 text, 06 refused, 07 refused": for the log.
    std::string text() const;
};

/// How a modem's stored item looks from outside.
enum class StoredItem {
    NotAsked,
    Present,
    NeverWritten,
    Unreadable,  ///< it should be there, but reading it fails
};

/// How a running modem is set up, as far as it told. Empty: not told.
struct ModemSettings {
    std::string portSet;                     ///< ^SETPORT as it came, "A1,A2;1,2,3,7,A1,A2"
    std::vector<std::string> portCodes;      ///< the part of it that is in force after the installer disc
    std::vector<std::string> possibleCodes;  ///< ^SETPORT=?: codes that this modem knows
    std::string chipHint;                    ///< vendor in ^GETPORTMODE: "Qualcomm", "huawei"; only a hint
    std::string usbMode;                     ///< ^U2DIAG: "0", "255", ...
    std::string factoryMode;                 ///< ^SFM: "0" or "1"
    std::string operatorLock;                ///< ^CARDLOCK: "locked", "unlocked", "customised"
    StoredItem imeiItem = StoredItem::NotAsked;
    std::string imeiAnswer;  ///< what showed it: "never written", "+CME ERROR: 23"
    std::string sim;         ///< +CPIN: "READY", "SIM PIN", "+CME ERROR: 10"

    bool operator==(const ModemSettings &) const = default;
};

/// What one port said.
struct PortEvidence {
    ModemPort port;
    Speech speaks = Speech::NotAsked;
    CapabilityVector capabilities;
    DeviceIdentity identity;  ///< what this port told of the modem
    ModemSettings settings;   ///< and of its set-up
    std::vector<Exchange> exchanges;
    std::optional<Error> error;  ///< why the port could not be asked to the end
};

/// The service that looks after modems on Linux, by the name of its process.
inline constexpr std::string_view kModemManager = "ModemManager";

/// What the computer around the modem told.
struct HostFacts {
    std::vector<PortHolder> holders{};  ///< programs that hold a port which was busy, each once
    bool canFixAccess = false;          ///< this system has an access rule that can be installed
    bool canBindDriver = false;         ///< it can be told to make a port of this device
    bool canSendUsb = false;            ///< messages can be sent to a device outside its ports
    std::optional<PowerState> power{};  ///< of the computer; empty: it does not tell

    bool operator==(const HostFacts &) const = default;
};

/// Everything that was seen of one modem.
struct Evidence {
    Modem modem;
    DeviceMode mode = DeviceMode::Unknown;
    std::vector<PortEvidence> ports;
    DeviceIdentity identity;              ///< merged; the strongest port first
    ModemSettings settings;               ///< of the work port
    std::string workPort;                 ///< the port to read info from or to write through; empty if none
    const ModemFamily *family = nullptr;  ///< by what was said, else by USB id
    LightPattern light = LightPattern::Unknown;
    HostFacts host;
    std::optional<EmergencyIds> chip;  ///< only when the owner had the chip asked

    const PortEvidence *port(const std::string &path) const;
    /// The capability vector of the work port.
    CapabilityVector capabilities() const;
    /// True if a port speaks this.
    bool anySpeaks(Speech speech) const;
    /// True if a port of this modem answered to AT and told a firmware version or a model.
    bool firmwareSeen() const;
};

/// Draws the mode and the work port out of what the ports said: pure.
Evidence concludeEvidence(const Modem &modem, std::vector<PortEvidence> ports,
                          LightPattern light = LightPattern::Unknown, HostFacts host = {});

}  // namespace reviver
