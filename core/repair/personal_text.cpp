// SPDX-License-Identifier: Apache-2.0
#include "core/repair/personal_text.h"

#include "core/base/personal_names.h"
#include "core/device/device_identity.h"

namespace reviver {

std::string withoutPersonalData(const std::string &text)
{
    return withoutUserNames(maskNumbers(text));
}

}  // namespace reviver
