// SPDX-License-Identifier: Apache-2.0
#include "core/device/modem.h"

#include <algorithm>
#include <string_view>

namespace reviver {
namespace {

/// Product strings that a maker puts into every modem.
bool saysNothing(std::string_view product)
{
    constexpr std::string_view kCommon[] = {"HUAWEI Mobile",
                                            "HUAWEI Mobile Connect",
                                            "HUAWEI Mobile Broadband",
                                            "HUAWEI Technology",
                                            "USB CON HUAWEI",
                                            "USB Modem",
                                            "Qualcomm CDMA Technologies MSM"};
    return product.empty() || std::ranges::count(kCommon, product) > 0;
}

}  // namespace

const Modem *findModem(const std::vector<Modem> &modems, const std::string &idOrPort)
{
    const auto fits = [&](const Modem &modem) {
        return modem.id == idOrPort
            || std::ranges::any_of(modem.ports, [&](const ModemPort &port) { return port.path == idOrPort; });
    };
    const auto found = std::ranges::find_if(modems, fits);
    return found == modems.end() ? nullptr : &*found;
}

std::string displayName(const Modem &modem)
{
    const AttachedDevice &device = modem.device;
    if (!saysNothing(device.product)) {
        const bool named = device.manufacturer.empty() || device.product.starts_with(device.manufacturer);
        return named ? device.product : device.manufacturer + " " + device.product;
    }
    if (device.id)
        return device.id->text();
    return modem.ports.empty() ? modem.id : modem.ports.front().path;
}

}  // namespace reviver
