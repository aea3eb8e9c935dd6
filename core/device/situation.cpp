// SPDX-License-Identifier: Apache-2.0
#include "core/device/situation.h"

#include "core/device/disc_switch.h"
#include "core/device/interface_function.h"
#include "core/device/modem_family.h"

#include <algorithm>

namespace reviver {
namespace {

bool anyFailedWith(const Evidence &evidence, ErrorCode code)
{
    return std::ranges::any_of(
        evidence.ports, [&](const PortEvidence &port) { return port.error && port.error->code() == code; });
}

bool hasUnusedSerialInterface(const AttachedDevice &device)
{
    return std::ranges::any_of(device.interfaces, [&](const AttachedInterface &interface) {
        return interface.port.empty() && interfaceKind(device, interface) == InterfaceKind::Serial;
    });
}

/// The two ports of a Balong stick's update mode, and nothing else.
/// Source: blog.le-vert.net, E3272 in 12D1:1442 (confirmed).
bool showsUpdatePortsOnly(const AttachedDevice &device)
{
    const bool named = !device.interfaces.empty()
        && std::ranges::all_of(device.interfaces, [](const AttachedInterface &interface) {
               return interface.name.starts_with("FC - ");
           });
    return named || device.id == UsbId{0x12D1, 0x1442};
}

/// Worst first.
Situation whenRunning(const Evidence &evidence)
{
    if (lacksControlPort(evidence.settings))
        return Situation::NoControlPort;
    if (hasBlankImei(evidence))
        return Situation::BlankImei;
    if (hasDamagedItems(evidence))
        return Situation::DamagedItems;
    if (lostDescription(evidence))
        return Situation::LostDescription;
    if (isInFactoryMode(evidence.settings))
        return Situation::FactoryMode;
    if (hidesItsPorts(evidence.modem.device))
        return Situation::HiddenPorts;
    if (hasSlowLink(evidence.modem.device))
        return Situation::SlowLink;
    return evidence.identity.firmware.empty() ? Situation::WorksUntold : Situation::Works;
}

Situation whenDisc(const Evidence &evidence)
{
    const bool canSwitch = evidence.host.canSendUsb && discSwitchFor(evidence.modem.device);
    return canSwitch ? Situation::InstallerDisc : Situation::InstallerDiscByHand;
}

Situation whenHeld(const HostFacts &host)
{
    if (host.holders.empty() || host.holders.front().name.empty())
        return Situation::Held;
    return host.holders.front().name == kModemManager ? Situation::HeldByManager : Situation::HeldByProgram;
}

Situation whenChipAnswers(const Evidence &evidence)
{
    const auto &id = evidence.modem.device.id;
    if (id && hasOwnFirehose(*id))
        return Situation::WaitsForPackage;
    return evidence.mode == DeviceMode::Firehose ? Situation::EmergencyLoader : Situation::Emergency;
}

Situation whenUnknown(const Evidence &evidence)
{
    if (anyFailedWith(evidence, ErrorCode::PortDisconnected)
        || anyFailedWith(evidence, ErrorCode::PortNotFound))
        return Situation::WentAway;
    if (evidence.modem.ports.empty() && hasUnusedSerialInterface(evidence.modem.device))
        return evidence.host.canBindDriver ? Situation::NoDriver : Situation::NoDriverByHand;
    return anyFailedWith(evidence, ErrorCode::Cancelled) ? Situation::Stopped : Situation::NotAsked;
}

}  // namespace

Situation situationOf(const Evidence &evidence)
{
    switch (evidence.mode) {
    case DeviceMode::Normal:
        return whenRunning(evidence);
    case DeviceMode::HuaweiDownload:
        return Situation::WaitsForHuawei;
    case DeviceMode::DmssDownload:
        return Situation::WaitsForDmss;
    case DeviceMode::HdlcDownload:
        return Situation::WaitsForUncertain;
    case DeviceMode::BalongDownload:
        return Situation::WaitsForBalong;
    case DeviceMode::StreamingLoader:
        return evidence.anySpeaks(Speech::Qdl) ? Situation::WaitsForQdl : Situation::LoaderRuns;
    case DeviceMode::BalongBootRom:
        return evidence.anySpeaks(Speech::BalongBootRom) ? Situation::BootRom : Situation::BootRomSilent;
    case DeviceMode::Sahara:
    case DeviceMode::Firehose:
        return whenChipAnswers(evidence);
    case DeviceMode::MemoryDump:
        return Situation::CrashDump;
    case DeviceMode::CdRom:
        return whenDisc(evidence);
    case DeviceMode::HiLink:
        return Situation::NetworkCard;
    case DeviceMode::Busy:
        return whenHeld(evidence.host);
    case DeviceMode::NoAccess:
        return evidence.host.canFixAccess ? Situation::NoAccess : Situation::NoAccessByHand;
    case DeviceMode::Silent:
        return showsUpdatePortsOnly(evidence.modem.device) ? Situation::SilentUpdatePorts : Situation::Silent;
    case DeviceMode::Unknown:
        break;
    }
    return whenUnknown(evidence);
}

std::string_view situationName(Situation situation)
{
    static constexpr std::string_view kNames[] = {"waits-for-huawei",
                                                  "waits-for-dmss",
                                                  "waits-for-balong",
                                                  "waits-for-uncertain",
                                                  "loader-runs",
                                                  "waits-for-qdl",
                                                  "waits-for-package",
                                                  "boot-rom",
                                                  "boot-rom-silent",
                                                  "emergency",
                                                  "emergency-loader",
                                                  "crash-dump",
                                                  "works",
                                                  "works-untold",
                                                  "no-control-port",
                                                  "blank-imei",
                                                  "damaged-items",
                                                  "lost-description",
                                                  "factory-mode",
                                                  "hidden-ports",
                                                  "slow-link",
                                                  "installer-disc",
                                                  "installer-disc-by-hand",
                                                  "network-card",
                                                  "held-by-manager",
                                                  "held-by-program",
                                                  "held",
                                                  "no-access",
                                                  "no-access-by-hand",
                                                  "no-driver",
                                                  "no-driver-by-hand",
                                                  "silent-update-ports",
                                                  "silent",
                                                  "went-away",
                                                  "stopped",
                                                  "not-asked"};
    static_assert(std::size(kNames) == static_cast<std::size_t>(Situation::NotAsked) + 1);
    return kNames[static_cast<std::size_t>(situation)];
}

/// Codes of ^SETPORT: 2 and 12 are PCUI. Source: Balong AT table; forum reports (confirmed).
bool lacksControlPort(const ModemSettings &settings)
{
    const auto &codes = settings.portCodes;
    return !codes.empty() && std::ranges::count(codes, "2") + std::ranges::count(codes, "12") == 0;
}

bool hasBlankImei(const Evidence &evidence)
{
    const std::string &imei = evidence.identity.imei;
    if (imei.empty())
        return evidence.settings.imeiItem == StoredItem::NeverWritten;
    return isBlankIdentity(imei);
}

bool hasDamagedItems(const Evidence &evidence)
{
    return evidence.identity.imei.empty() && evidence.settings.imeiItem == StoredItem::Unreadable;
}

bool lostDescription(const Evidence &evidence)
{
    const auto &id = evidence.modem.device.id;
    if (!id)
        return false;
    const auto families = familiesOfUsbId(*id);
    return families.size() == 1 && families.front()->standIn;
}

/// Source: public batch tools; the 2013 forum case (one source). ^U2DIAG 255 is no sign
/// of it: that is the set of ports that sticks leave the factory with.
bool isInFactoryMode(const ModemSettings &settings)
{
    return settings.factoryMode == "1";
}

bool hidesItsPorts(const AttachedDevice &device)
{
    const auto ports = [&](bool hidden) {
        return std::ranges::count_if(device.interfaces, [&](const AttachedInterface &interface) {
            return !interface.port.empty() && interface.hidden == hidden;
        });
    };
    return ports(true) > 0 && ports(false) == 0;
}

bool hasSlowLink(const AttachedDevice &device)
{
    constexpr std::uint16_t kUsb2 = 0x0200;
    const bool couldBeFast = device.usbVersion == 0 || device.usbVersion >= kUsb2;
    return couldBeFast && (device.speed == UsbSpeed::Low || device.speed == UsbSpeed::Full);
}

}  // namespace reviver
