// SPDX-License-Identifier: Apache-2.0
#include "core/device/interface_function.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>

namespace reviver {
namespace {

constexpr std::uint16_t kHuawei = 0x12D1;
constexpr std::uint8_t kCommunications = 0x02;
constexpr std::uint8_t kMassStorage = 0x08;
constexpr std::uint8_t kData = 0x0A;
constexpr std::uint8_t kWireless = 0xE0;  ///< RNDIS hides here
constexpr std::uint8_t kVendorSpecific = 0xFF;
constexpr std::uint8_t kAdbSubclass = 0x42;
constexpr std::uint8_t kProtocolUnset = 0xFF;
constexpr int kModemEndpoints = 3;  ///< bulk in, bulk out and an interrupt for the line state

/// Two later series of protocol octets repeat the base values 30 and 60 (hex) higher.
enum class Series { BaseOnly, And60, And30And60 };

struct ProtocolRow {
    std::uint8_t protocol;  ///< base value
    InterfaceKind kind;
    PortFunction function;
    Series series;
};

/// What Huawei's protocol octet says; the subclass does not change it. It is the same
/// number as in ^SETPORT.
/// Source: Linux qcserial.c (layout comment) and option.c; Huawei's hw_usb_pnp21.h
/// (confirmed; what the later series mean is inferred but for 31-33, 61-63).
constexpr ProtocolRow kHuaweiProtocols[] = {
    {0x01, InterfaceKind::Serial, PortFunction::Modem, Series::And30And60},
    {0x02, InterfaceKind::Serial, PortFunction::Pcui, Series::And30And60},
    {0x03, InterfaceKind::Serial, PortFunction::Diag, Series::And30And60},
    {0x04, InterfaceKind::Serial, PortFunction::Other, Series::And30And60},  // smart card
    {0x05, InterfaceKind::Serial, PortFunction::Gps, Series::And30And60},
    {0x06, InterfaceKind::Serial, PortFunction::Gps, Series::And30And60},
    {0x07, InterfaceKind::Network, PortFunction::Other, Series::And30And60},
    {0x08, InterfaceKind::Network, PortFunction::Other, Series::And30And60},
    {0x09, InterfaceKind::Network, PortFunction::Other, Series::And30And60},
    {0x0A, InterfaceKind::Serial, PortFunction::Other, Series::And30And60},  // Bluetooth
    {0x10, InterfaceKind::Serial, PortFunction::Modem, Series::And60},
    {0x11, InterfaceKind::Network, PortFunction::Other, Series::BaseOnly},
    {0x12, InterfaceKind::Serial, PortFunction::Pcui, Series::And60},
    {0x13, InterfaceKind::Serial, PortFunction::Diag, Series::And60},
    {0x14, InterfaceKind::Serial, PortFunction::Gps, Series::And60},
    {0x16, InterfaceKind::Network, PortFunction::Other, Series::And30And60},
    {0x17, InterfaceKind::Serial, PortFunction::Other, Series::BaseOnly},  // CDMA log
    {0x1E, InterfaceKind::Serial, PortFunction::Other, Series::BaseOnly},  // SkyTone
    {0x21, InterfaceKind::Serial, PortFunction::Modem, Series::BaseOnly},  // phones (one source)
    {0x22, InterfaceKind::Serial, PortFunction::Pcui, Series::BaseOnly},
    {0x23, InterfaceKind::Serial, PortFunction::Diag, Series::BaseOnly},
};

bool isInSeries(const ProtocolRow &row, std::uint8_t protocol)
{
    switch (protocol - row.protocol) {
    case 0x00:
        return true;
    case 0x30:
        return row.series == Series::And30And60;
    case 0x60:
        return row.series != Series::BaseOnly;
    default:
        return false;
    }
}

const ProtocolRow *huaweiProtocol(std::uint8_t protocol)
{
    const auto found = std::ranges::find_if(
        kHuaweiProtocols, [&](const ProtocolRow &row) { return isInSeries(row, protocol); });
    return found == std::end(kHuaweiProtocols) ? nullptr : found;
}

struct LayoutRow {
    UsbId id;
    int interface;
    PortFunction function;
};

/// Where the interfaces tell nothing themselves. Source: Linux qcserial.c and option.c,
/// cellary's per-id layouts for macOS, blog.le-vert.net for 1442 (one source each).
constexpr LayoutRow kLayouts[] = {
    {{0x12D1, 0x1404}, 0, PortFunction::Modem}, {{0x12D1, 0x1404}, 1, PortFunction::Diag},
    {{0x12D1, 0x1404}, 2, PortFunction::Pcui},  {{0x12D1, 0x1404}, 3, PortFunction::Gps},
    {{0x12D1, 0x1407}, 0, PortFunction::Modem}, {{0x12D1, 0x1407}, 1, PortFunction::Pcui},
    {{0x12D1, 0x1442}, 1, PortFunction::Pcui},  {{0x1199, 0x68A2}, 0, PortFunction::Diag},
    {{0x1199, 0x68A2}, 2, PortFunction::Gps},   {{0x1199, 0x68A2}, 3, PortFunction::Pcui},
    {{0x1199, 0x9071}, 0, PortFunction::Diag},  {{0x1199, 0x9071}, 2, PortFunction::Gps},
    {{0x1199, 0x9071}, 3, PortFunction::Pcui},  {{0x1199, 0x9078}, 0, PortFunction::Diag},
    {{0x1199, 0x9078}, 2, PortFunction::Gps},   {{0x1199, 0x9078}, 3, PortFunction::Pcui},
    {{0x1199, 0x9079}, 0, PortFunction::Diag},  {{0x1199, 0x9079}, 2, PortFunction::Gps},
    {{0x1199, 0x9079}, 3, PortFunction::Pcui},  {{0x1199, 0x9091}, 0, PortFunction::Diag},
    {{0x1199, 0x9091}, 2, PortFunction::Gps},   {{0x1199, 0x9091}, 3, PortFunction::Pcui},
    {{0x05C6, 0x9215}, 0, PortFunction::Diag},  {{0x05C6, 0x9215}, 1, PortFunction::Gps},
    {{0x05C6, 0x9215}, 2, PortFunction::Pcui},  {{0x05C6, 0x9215}, 3, PortFunction::Modem},
    {{0x2C7C, 0x0121}, 0, PortFunction::Diag},  {{0x2C7C, 0x0121}, 1, PortFunction::Gps},
    {{0x2C7C, 0x0121}, 2, PortFunction::Pcui},  {{0x2C7C, 0x0121}, 3, PortFunction::Modem},
    {{0x2C7C, 0x0125}, 0, PortFunction::Diag},  {{0x2C7C, 0x0125}, 1, PortFunction::Gps},
    {{0x2C7C, 0x0125}, 2, PortFunction::Pcui},  {{0x2C7C, 0x0125}, 3, PortFunction::Modem},
    {{0x1E0E, 0x9001}, 0, PortFunction::Diag},  {{0x19D2, 0x1404}, 2, PortFunction::Diag},
    {{0x413C, 0x81D7}, 5, PortFunction::Diag},
};

/// Interfaces of old sticks that look like serial ones and are not.
/// Source: Linux option.c, reserved interfaces (one source).
constexpr LayoutRow kNotSerial[] = {
    {{0x12D1, 0x140C}, 1, PortFunction::Other}, {{0x12D1, 0x1C07}, 1, PortFunction::Other},
    {{0x12D1, 0x1406}, 2, PortFunction::Other}, {{0x12D1, 0x1464}, 1, PortFunction::Other},
    {{0x12D1, 0x1464}, 2, PortFunction::Other}, {{0x12D1, 0x1465}, 1, PortFunction::Other},
    {{0x12D1, 0x1465}, 2, PortFunction::Other}, {{0x12D1, 0x14C6}, 1, PortFunction::Other},
    {{0x12D1, 0x14C6}, 2, PortFunction::Other}, {{0x12D1, 0x14AC}, 1, PortFunction::Other},
};

/// Gobi cards: with one interface a boot loader, first series and later ones differ.
/// Source: Linux qcserial.c (one source).
constexpr std::uint16_t kGobi1000[] = {0x9001, 0x9002, 0x9202, 0x9203, 0x9222};
constexpr std::uint16_t kGobi2000[] = {0x9205, 0x9212, 0x9225, 0x9235, 0x9245, 0x9265, 0x9275};

template <std::size_t N>
const LayoutRow *findLayout(const LayoutRow (&rows)[N], const AttachedDevice &device, int interface)
{
    for (const LayoutRow &row : rows) {
        if (device.id == row.id && row.interface == interface)
            return &row;
    }
    return nullptr;
}

std::optional<PortFunction> gobiFunction(const AttachedDevice &device, int interface)
{
    if (!device.id || device.id->vendor != 0x05C6 || device.interfaces.size() < 2)
        return std::nullopt;
    if (std::ranges::count(kGobi1000, device.id->product) > 0) {
        constexpr PortFunction kRow[] = {PortFunction::Diag, PortFunction::Modem, PortFunction::Other};
        return interface >= 0 && interface < 3 ? kRow[interface] : PortFunction::Unknown;
    }
    if (std::ranges::count(kGobi2000, device.id->product) > 0) {
        constexpr PortFunction kRow[]
            = {PortFunction::Other, PortFunction::Diag, PortFunction::Modem, PortFunction::Gps};
        return interface >= 0 && interface < 4 ? kRow[interface] : PortFunction::Unknown;
    }
    return std::nullopt;
}

std::string lowered(const std::string &text)
{
    std::string lower = text;
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    return lower;
}

bool containsAny(const std::string &text, std::initializer_list<const char *> words)
{
    return std::ranges::any_of(words, [&](const char *word) { return text.find(word) != std::string::npos; });
}

/// Names as Windows and the descriptors show them: "3G PC UI Interface",
/// "HUAWEI Mobile Connect - Modem", "FC - Application Interface".
PortFunction functionByName(const std::string &name)
{
    const std::string text = lowered(name);
    if (containsAny(text, {"pc ui", "pcui", "at port", "at interface"}))
        return PortFunction::Pcui;
    if (containsAny(text, {"diag"}))
        return PortFunction::Diag;
    if (containsAny(text, {"gps", "nmea"}))
        return PortFunction::Gps;
    if (containsAny(text, {"modem"}))
        return PortFunction::Modem;
    if (containsAny(text, {"pcsc", "bluetooth", "shell", "voice"}))
        return PortFunction::Other;
    return PortFunction::Unknown;
}

/// The HP lt4132 is a Huawei ME906s under HP's vendor number. Source: Linux option.c (one source).
bool isHuawei(const AttachedDevice &device)
{
    return device.id && (device.id->vendor == kHuawei || *device.id == UsbId{0x03F0, 0xA31D});
}

/// The vendor form of CDC-ACM in which some update compositions appear; the kernel
/// calls its descriptors bad. Source: Linux option.c; superuser, E303 question (confirmed).
bool isHuaweiUpdateSerial(const AttachedDevice &device, const AttachedInterface &interface)
{
    return isHuawei(device) && interface.interfaceClass == kCommunications && interface.subclass == 0x02
        && interface.protocol == kProtocolUnset;
}

}  // namespace

InterfaceKind interfaceKind(const AttachedDevice &device, const AttachedInterface &interface)
{
    if (interface.interfaceClass == kMassStorage)
        return InterfaceKind::Disc;
    if (!interface.port.empty() || isHuaweiUpdateSerial(device, interface))
        return InterfaceKind::Serial;
    switch (interface.interfaceClass) {
    case kCommunications:
        return interface.subclass == 0x02 ? InterfaceKind::Serial : InterfaceKind::Network;
    case kData:
        return InterfaceKind::Other;  // belongs to the interface before it
    case kWireless:
        return InterfaceKind::Network;
    case kVendorSpecific:
        break;
    default:
        return InterfaceKind::Other;
    }
    if (interface.subclass == kAdbSubclass || findLayout(kNotSerial, device, interface.number))
        return InterfaceKind::Other;
    if (isHuawei(device)) {
        if (const ProtocolRow *row = huaweiProtocol(interface.protocol))
            return row->kind;
    }
    return InterfaceKind::Serial;
}

PortFunction portFunction(const AttachedDevice &device, const AttachedInterface &interface)
{
    const bool vendorSpecific = interface.interfaceClass == kVendorSpecific;
    if (isHuawei(device) && vendorSpecific) {
        if (const ProtocolRow *row = huaweiProtocol(interface.protocol))
            return row->function;
    }
    if (findLayout(kNotSerial, device, interface.number))
        return PortFunction::Other;
    if (const PortFunction named = functionByName(interface.name); named != PortFunction::Unknown)
        return named;
    if (const LayoutRow *row = findLayout(kLayouts, device, interface.number))
        return row->function;
    if (const auto gobi = gobiFunction(device, interface.number))
        return *gobi;
    if (vendorSpecific && interface.endpoints == kModemEndpoints)
        return PortFunction::Modem;
    return PortFunction::Unknown;
}

bool isModemVendor(std::uint16_t vendor)
{
    // Huawei, Qualcomm, Sierra, ZTE, Quectel, SIMCom.
    constexpr std::uint16_t kVendors[] = {kHuawei, 0x05C6, 0x1199, 0x19D2, 0x2C7C, 0x1E0E};
    return std::ranges::count(kVendors, vendor) > 0;
}

}  // namespace reviver
