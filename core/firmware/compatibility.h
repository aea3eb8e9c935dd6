// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "core/firmware/images/partition_table.h"

#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// What is known of a modem that firmware can be compared with. Everything may be unknown.
struct DeviceTraits {
    std::string product = {};    ///< "E392u-12"
    std::string chip = {};       ///< "MDM9200", "Balong V7": for the words
    std::string chipBuild = {};  ///< build id of the chip program, "9x00B-SCAQDBZM-30350"
    std::string hardware = {};   ///< hardware text, "CD2E392UM"
    std::string version = {};    ///< version that ran last, "11.433.57.00.260"
    FirmwarePlatform platform = FirmwarePlatform::Unknown;
    std::optional<PartitionTable> partitions = {};        ///< table read from its flash, user form
    std::optional<SystemPartitionTable> flashTable = {};  ///< table read from its flash, system form
    std::uint32_t blockKib = 128;                         ///< erase block of its flash
    std::string hardwareId = {};  ///< HW_ID that its boot ROM reports, hex; empty if unknown
};

enum class Fit { Yes, No, CannotTell };

/// One thing that speaks for or against.
struct FitReason {
    Fit says = Fit::CannotTell;
    Message text;
};

struct Compatibility {
    Fit verdict = Fit::CannotTell;
    std::vector<FitReason> reasons;  ///< what decided first
    std::vector<Message> warnings;   ///< does not decide, but the user should know
};

/// Compares a bundle with a modem. One hard contradiction (platform, product, product
/// line, partition rows, an image larger than its partition, certificate hardware)
/// means No; Yes needs a product, a partition table or a certificate that agrees; else
/// it cannot be told, and the reasons say what either side lacks. Source: rules inferred from updater
/// behaviour; model pairs that start but have no signal are one source (XDA, E398u-18 with E398u-1 firmware).
Compatibility compare(const FirmwareBundle &bundle, const DeviceTraits &device);

/// "fits", "does not fit", "cannot tell".
std::string_view fitName(Fit fit);

}  // namespace reviver
