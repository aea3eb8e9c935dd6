// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/modem_family.h"

namespace reviver {

#define FAMILY(name) extern const ModemFamily name;
#include "core/device/families/families.inc"
#undef FAMILY

}  // namespace reviver
