// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/at/at_identity.h"

namespace reviver::at {

/// What an interface of the modem is for, as AT^GETPORTMODE names it.
enum class PortKind { Other, Control, Modem, Diagnostic, Gps, Network, CdRom, Storage, Bluetooth, Shell };

/// One interface of AT^GETPORTMODE.
struct PortMode {
    std::string name;  ///< As the modem writes it: "PCUI", "3g_diag".
    PortKind kind = PortKind::Other;
    int number = 0;  ///< Interface number; some firmware counts from 1 (see startsAtOne()).

    bool operator==(const PortMode &) const = default;
};

/// The composition that AT^GETPORTMODE reports.
struct PortModes {
    std::string technology;  ///< "WCDMA", "EV-DO"
    std::string vendor;      ///< "Qualcomm", "huawei": only a hint at the chip.
    std::vector<PortMode> ports;

    /// True if no port has number 0: then the numbers may be one too high, which
    /// only the USB descriptors can tell.
    bool startsAtOne() const;
    /// The first port of a kind.
    std::optional<int> numberOf(PortKind kind) const;
};

/// Reads `^GETPORTMODE: TYPE: <tech>: <vendor>,<name>:<n>,...` with the blanks, empty
/// items and trailing commas that modems put in. Unsupported if it lists no port.
/// Source: ModemManager's tests and captures (confirmed).
Result<PortModes> parsePortModes(const Lines &lines);

/// What AT^SETPORT? reports: the interface codes before and after the switch out of
/// CD-ROM mode. "FF" before means that there is no CD-ROM stage.
/// Source: Balong AT table; captures of routers (confirmed).
struct PortComposition {
    std::vector<std::string> before;  ///< "A1", "A2"
    std::vector<std::string> after;   ///< "12", "16", ...

    bool operator==(const PortComposition &) const = default;
};

/// Reads `^SETPORT:<before>;<after>`; the prefix may be missing, ':' may stand for ';'.
Result<PortComposition> parsePortComposition(const Lines &lines);

/// Reads the lines `^SETPORT:<code>: <name>` of AT^SETPORT=?, the codes that can be chosen.
/// Source: Balong AT table; captures of routers (confirmed).
std::vector<std::string> parsePortCodes(const Lines &lines);

}  // namespace reviver::at
