// SPDX-License-Identifier: Apache-2.0
#include "core/device/port_hints.h"

#include "core/device/families/families.h"

#include <algorithm>

namespace reviver {
namespace {

/// Source: Linux qcserial.c: a Gobi card with one interface is its boot loader (one source).
bool isLoneGobi(const AttachedDevice &device)
{
    const auto families = familiesOfUsbId(*device.id);
    return device.interfaces.size() == 1 && std::ranges::count(families, &kQualcommGobi) > 0;
}

}  // namespace

PortHints portHints(const AttachedDevice &device)
{
    constexpr std::uint16_t kQualcomm = 0x05C6;
    if (!device.id)
        return {};
    const bool balong = device.id == UsbId{0x12D1, 0x1443};
    const bool boot = !balong && (isBootId(*device.id) || isLoneGobi(device));
    return {.qualcomm = boot || device.id->vendor == kQualcomm, .emergency = boot, .balongBootRom = balong};
}

}  // namespace reviver
