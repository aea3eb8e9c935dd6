// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace reviver::at {

/// The lines of a Reply.
using Lines = std::vector<std::string>;

/// What a modem says of itself in answer to ATI. Fields are empty if it did not say.
struct Identification {
    std::string manufacturer;               ///< "Huawei Technologies Co., Ltd."
    std::string model;                      ///< "E392"
    std::string revision;                   ///< "11.433.57.00.260"
    std::string imei;                       ///< Personal: mask it in reports.
    std::string esn;                        ///< CDMA only; personal.
    std::string meid;                       ///< CDMA only; personal.
    std::string factoryNumber;              ///< Sierra: its serial number; personal.
    std::string hardware;                   ///< From ^HWVER or ^VERSION; ATI itself does not say.
    std::vector<std::string> capabilities;  ///< "+CGSM", "+DS", ...

    bool empty() const { return *this == Identification{}; }
    bool operator==(const Identification &) const = default;
};

/// Reads the lines of ATI by their keys, in any order.
/// Source: captures of E392 and E3372 (confirmed); ESN and MEID lines inferred; FSN: captures of
/// a WP7702 and a RC7620 (confirmed).
Identification parseAti(const Lines &lines);

/// The block that AT^VERSION? prints, "^VERSION:<tag>:<text>" per line.
/// Tags: BDT build date, EXTS/INTS software, EXTD/INTD web interface, EXTH/INTH
/// hardware, EXTU/INTU product, CFG, PRL, OEM, INI (confirmed: captures, Balong AT table).
struct VersionBlock {
    std::map<std::string, std::string, std::less<>> texts;

    /// The text of a tag; empty if the block has none.
    std::string text(std::string_view tag) const;
};

/// Reads the lines of AT^VERSION?; lines of another shape are passed over.
VersionBlock parseVersionBlock(const Lines &lines);

/// The hardware name of AT^HWVER: "CL2E3372HM Ver.A". MalformedMessage without one.
Result<std::string> parseHardwareVersion(const Lines &lines);

/// What AT^FHVER says: product, firmware and hardware in one line.
struct ProductVersions {
    std::string product;   ///< "E3372H-607"
    std::string firmware;  ///< "22.329.63.00.74"
    std::string hardware;  ///< "CL2E3372HM Ver.A"

    bool operator==(const ProductVersions &) const = default;
};

/// Reads `^FHVER:"<product> <firmware>,<hardware>"`.
Result<ProductVersions> parseProductVersions(const Lines &lines);

/// Whether the modem is bound to an operator; shown, never changed.
struct CardLock {
    enum class State { Locked = 1, Unlocked = 2, Customised = 3 };

    State state = State::Unlocked;
    int attemptsLeft = 0;
    std::string operatorCode;  ///< Empty or "0": none.

    bool operator==(const CardLock &) const = default;
};

/// Reads `^CARDLOCK: <state>,<attempts left>,<operator>` (confirmed: captures).
Result<CardLock> parseCardLock(const Lines &lines);

/// The first line that starts with `prefix` (compared without case), without the
/// prefix and the blanks and quotes around the rest.
std::optional<std::string> textBehind(const Lines &lines, std::string_view prefix);

}  // namespace reviver::at
