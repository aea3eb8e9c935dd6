// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"

namespace reviver {

/// What the groups of a Huawei version such as 11.433.57.00.260 mean, one row for each:
/// generation, product line, release, sub-release, customer. Empty for other versions.
/// Source: public flashing guides (first group 21, 22, 17: confirmed); a dozen pairs of
/// version and model (the rest: inferred).
std::vector<ImageDetail> versionGroups(std::string_view version);

/// Group `index` of a version, counted from 0: "433" is group 1 of "11.433.57.00.260".
/// Empty when it has fewer.
std::string versionGroup(std::string_view version, int index);

}  // namespace reviver
