// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"

namespace reviver {

/// What stands in a partition, as far as its name tells.
enum class AreaKind {
    Program,   ///< programs or files that a full update brings again
    Identity,  ///< calibration, settings, what belongs to one single modem
    Unknown,   ///< may be either
};

/// By a partition's name, "0:EFS2" or "modemst1"; a name that is not known is Unknown.
/// Source: tables of real modems; linux-msm/qdl and OpenStick for modemst1, modemst2, fsg, fsc,
/// persist (confirmed); what else holds only programs is inferred from its name.
AreaKind areaKind(std::string_view partition);

/// The partitions of the flash that a Firehose set is for, by the table (MIBIB) that it
/// writes itself; empty if it brings none, or one that can't be read.
std::vector<FlashArea> flashAreasOf(const FirmwareBundle &bundle);

/// The areas that a row of a list touches, in their order.
std::vector<FlashArea> areasOf(const FirehoseStep &row, const std::vector<FlashArea> &areas);

}  // namespace reviver
