// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/message.h"
#include "core/device/device_identity.h"
#include "core/device/modem.h"
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
    std::string received;  ///< octets as hex, empty if silent

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

/// What one port said.
struct PortEvidence {
    ModemPort port;
    Speech speaks = Speech::NotAsked;
    CapabilityVector capabilities;
    DeviceIdentity identity;      ///< what this port told of the modem
    std::vector<Exchange> exchanges;
    std::optional<Error> error;   ///< why the port could not be asked to the end
};

/// Everything that was seen of one modem.
struct Evidence {
    Modem modem;
    DeviceMode mode = DeviceMode::Unknown;
    std::vector<PortEvidence> ports;
    DeviceIdentity identity;      ///< merged; the strongest port first
    std::string workPort;         ///< the port to read info from or to write through; empty if none
    const ModemFamily *family = nullptr;  ///< by what was said, else by USB id
    LightPattern light = LightPattern::Unknown;

    const PortEvidence *port(const std::string &path) const;
    /// The capability vector of the work port.
    CapabilityVector capabilities() const;
};

/// Draws the mode and the work port out of what the ports said: pure.
Evidence concludeEvidence(const Modem &modem, std::vector<PortEvidence> ports,
                          LightPattern light = LightPattern::Unknown);

}  // namespace reviver
