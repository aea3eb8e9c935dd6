// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"

#include <initializer_list>
#include <optional>

namespace reviver::findings {

// Lines of evidence that several modes share. Each says what was checked, what was
// seen and what it tells, in the words of the mode that it is asked for.

/// "Modem commands (AT)": how often they were tried; nothing if they were not.
std::optional<Finding> at(const Evidence &evidence, const Message &silenceTells, FindingWeight silenceWeight);
/// "The light, as you saw it": fits one of `fitting`, or not.
Finding light(const Evidence &evidence, std::initializer_list<LightPattern> fitting, const Message &fits,
              const Message &fitsNot);
/// "Installer disc": shown beside the ports, or not.
Finding disc(const Evidence &evidence, const Message &absenceTells);
/// "USB id and port names"; nothing for a port that the user named.
std::optional<Finding> usb(const Evidence &evidence, const Message &tells, FindingWeight weight);
/// "IMEI" in a mode that cannot tell it.
Finding imeiUnreadable();
/// "USB connection": a slow one, or one through hubs; nothing for a fast and direct one.
std::optional<Finding> link(const Evidence &evidence);
/// "Power of this computer": on battery while the modem waits for firmware; nothing else.
std::optional<Finding> power(const Evidence &evidence);
/// "Ports in the system's list": hidden ones; nothing if all are shown.
std::optional<Finding> hiddenPorts(const Evidence &evidence);
/// A port that could not be asked to the end, with the reason in plain words.
std::vector<Finding> obstacles(const Evidence &evidence);

/// Adds a finding if there is one.
void add(std::vector<Finding> &list, std::optional<Finding> finding);
/// Strongest first: proofs and problems, then what supports, then the rest.
void sortByWeight(std::vector<Finding> &list);

}  // namespace reviver::findings
