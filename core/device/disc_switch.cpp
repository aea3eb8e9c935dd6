// SPDX-License-Identifier: Apache-2.0
#include "core/device/disc_switch.h"

#include "core/base/hex.h"
#include "core/device/disc_switch_table.h"
#include "core/device/interface_function.h"

#include <algorithm>
#include <charconv>

namespace reviver {
namespace {

constexpr std::uint16_t kHuawei = 0x12D1;
constexpr std::uint8_t kMassStorage = 0x08;

/// Source: usb_modeswitch 2.5.2, 2.6.1 (confirmed). The third octet of the command names
/// the system; the older form differs in one more (usb_modeswitch documentation).
constexpr std::string_view kHuaweiLinux = "55534243123456780000000000000011062000000101000100000000000000";
constexpr std::string_view kHuaweiWindows = "55534243123456780000000000000011060000000101000100000000000000";
constexpr std::string_view kHuaweiMacOs = "55534243123456780000000000000011061000000101000100000000000000";
constexpr std::string_view kHuaweiOlder = "55534243123456780000000000000011062000000100000000000000000000";

/// "Allow removal" and "eject", for both units of the disc. Source: USB mass storage,
/// SCSI commands 1E and 1B; usb_modeswitch StandardEject (confirmed).
constexpr std::string_view kEject[] = {
    "5553424312345678000000000000061E000000000000000000000000000000",
    "5553424312345679000000000000061B000000020000000000000000000000",
    "5553424312345678000000000001061E000000000000000000000000000000",
    "5553424312345679000000000001061B000000020000000000000000000000",
};

UsbMessage bulk(std::string_view hex)
{
    UsbMessage message;
    message.octets = parseHex(hex).value_or(Bytes{});
    return message;
}

UsbMessage control(std::uint8_t requestType, std::uint8_t request, std::uint16_t value)
{
    UsbMessage message;
    message.transfer = UsbMessage::Transfer::Control;
    message.requestType = requestType;
    message.request = request;
    message.value = value;
    return message;
}

SwitchAttempt huaweiAttempt(SwitchFlavour flavour)
{
    switch (flavour) {
    case SwitchFlavour::Linux:
        return {REVIVER_TR("Huawei's message for Linux"), {bulk(kHuaweiLinux)}};
    case SwitchFlavour::Windows:
        return {REVIVER_TR("Huawei's message for Windows"), {bulk(kHuaweiWindows)}};
    case SwitchFlavour::MacOs:
        return {REVIVER_TR("Huawei's message for macOS"), {bulk(kHuaweiMacOs)}};
    }
    return {};
}

std::optional<UsbId> parseId(std::string_view text)
{
    UsbId id;
    const auto read = [](std::string_view digits, std::uint16_t &value) {
        return std::from_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr
            == digits.data() + digits.size();
    };
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || !read(text.substr(0, colon), id.vendor)
        || !read(text.substr(colon + 1), id.product))
        return std::nullopt;
    return id;
}

/// Debian's rule: the first interface is a disc, and it is no Android phone.
bool isUnknownHuaweiDisc(const AttachedDevice &device)
{
    return device.id->vendor == kHuawei && !device.interfaces.empty()
        && device.interfaces.front().interfaceClass == kMassStorage && device.product != "Android";
}

}  // namespace

std::optional<DiscSwitch> discSwitchFor(const AttachedDevice &device)
{
    if (!device.id)
        return std::nullopt;
    const bool hasDisc = std::ranges::any_of(device.interfaces, [&](const AttachedInterface &interface) {
        return interfaceKind(device, interface) == InterfaceKind::Disc;
    });
    const bool hasPort = std::ranges::any_of(device.interfaces, [&](const AttachedInterface &interface) {
        return interfaceKind(device, interface) == InterfaceKind::Serial;
    });
    // A modem with ports keeps its disc beside them: there is nothing to switch.
    if (!hasDisc || hasPort)
        return std::nullopt;
    for (const DiscSwitch &row : discSwitchTable()) {
        const bool fits
            = row.manufacturer.empty() || device.manufacturer.find(row.manufacturer) != std::string::npos;
        if (row.id == *device.id && fits)
            return row;
    }
    if (!isUnknownHuaweiDisc(device))
        return std::nullopt;
    return DiscSwitch{*device.id, {}, {}, DiscSwitchKind::HuaweiMessage, {}, {}};
}

std::vector<SwitchAttempt> switchAttempts(const DiscSwitch &way, SwitchFlavour flavour)
{
    switch (way.kind) {
    case DiscSwitchKind::HuaweiMessage: {
        // The last one is answered with a stall and works all the same (cellary, E8372; one source).
        const SwitchAttempt first = huaweiAttempt(flavour);
        return {first,
                first,
                {REVIVER_TR("Huawei's older message"), {bulk(kHuaweiOlder)}},
                {REVIVER_TR("Huawei's control request"), {control(0x40, 0xA1, 0)}}};
    }
    case DiscSwitchKind::HuaweiControl:
        return {{REVIVER_TR("Huawei's control request of early sticks"), {control(0x00, 0x03, 1)}}};
    case DiscSwitchKind::Message:
        return {{REVIVER_TR("The model's own message"), {bulk(way.message)}}};
    case DiscSwitchKind::Eject: {
        SwitchAttempt eject{REVIVER_TR("Ejecting the disc"), {}};
        for (const std::string_view hex : kEject)
            eject.messages.push_back(bulk(hex));
        std::vector<SwitchAttempt> attempts{std::move(eject)};
        if (!way.message.empty())
            attempts.push_back({REVIVER_TR("The model's own message"), {bulk(way.message)}});
        return attempts;
    }
    }
    return {};
}

std::vector<UsbId> switchTargets(const DiscSwitch &way)
{
    std::vector<UsbId> ids;
    std::string_view left = way.targets;
    while (!left.empty()) {
        const std::string_view word = left.substr(0, left.find(' '));
        if (const auto id = parseId(word))
            ids.push_back(*id);
        left.remove_prefix(std::min(left.size(), word.size() + 1));
    }
    return ids;
}

}  // namespace reviver
