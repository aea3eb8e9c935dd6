// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"

#include <fmt/format.h>
#include <vector>

namespace reviver::cli {

/// Whether a file has the images of these numbers, which `inspect` counts from 1; if not, says so.
inline bool imagesExist(const FirmwareBundle &bundle, const std::vector<std::size_t> &numbers)
{
    for (const std::size_t number : numbers) {
        if (number >= 1 && number <= bundle.images.size())
            continue;
        fmt::print(stderr, "There is no image {}: the file has the images 1 to {}.\n", number,
                   bundle.images.size());
        return false;
    }
    return true;
}

}  // namespace reviver::cli
