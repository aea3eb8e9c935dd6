// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/recogniser.h"

namespace reviver {

Recognised recogniseFolder(const std::filesystem::path &, Reading &)
{
    return std::nullopt;
}

}  // namespace reviver
