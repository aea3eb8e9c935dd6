// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/device_mode.h"
#include "core/transport/attached_device.h"

#include <span>
#include <string_view>
#include <vector>

namespace reviver {

/// How sure a row of a family is; the marks of docs/sources.md.
enum class RowMark { Confirmed, OneSource, Inferred };

/// One USB identity of a family, and what it hints at.
struct UsbIdentity {
    UsbId id;
    DeviceMode hint;  ///< what the id suggests; Unknown when it is used in several modes
    RowMark mark;
    std::string_view source;  ///< where the row is known from
    bool bootOnly = false;    ///< only boot stages show it: nobody there knows AT commands
};

/// A family of modems: data only. The probe decides the mode; the family adds names
/// and what the bytes can't tell.
struct ModemFamily {
    std::string_view name;         ///< "Huawei E392"
    std::string_view chip;         ///< "MDM9200"
    std::string_view buildPrefix;  ///< build ids of the chip begin so, "9x00"
    std::span<const UsbIdentity> identities;
    std::span<const std::string_view> models;  ///< as ATI or 0x45 say them
    /// Its boot loader has a Firehose of its own, behind Sahara, which takes packages whole.
    bool ownFirehose = false;
    bool standIn = false;  ///< the chip maker's ids, shown by a modem that lost its own
};

/// All families; adding one is one file in families/ and one line in families.inc.
std::span<const ModemFamily *const> modemFamilies();

/// The family of a build id or of a model text; null if none fits.
const ModemFamily *familyOfBuild(std::string_view buildId);
const ModemFamily *familyOfModel(std::string_view model);

/// Every family that is known to use this USB identity; most ids are shared.
std::vector<const ModemFamily *> familiesOfUsbId(UsbId id);
/// True if a family knows the id as one of boot stages only.
bool isBootId(UsbId id);
/// True for the boot stages of a family whose boot loader has a Firehose of its own.
bool hasOwnFirehose(UsbId id);
/// What a USB id suggests, if every family that uses it agrees; else Unknown.
DeviceMode hintOfUsbId(UsbId id);

}  // namespace reviver
