// SPDX-License-Identifier: Apache-2.0
//
// Acme X1: a modem that does not exist, written down as docs/adding-a-modem.md says.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x1209, 0x0001}, DeviceMode::Normal, RowMark::Inferred, "pid.codes, an id for tests"},
    {{0x1209, 0x0002}, DeviceMode::Unknown, RowMark::Inferred, "pid.codes, an id for tests"},
};

constexpr std::string_view kModels[] = {"X1"};

}  // namespace

const ModemFamily kAcmeX1{
    .name = "Acme X1",
    .chip = "MDM9200",
    .buildPrefix = "9x00X1",
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
