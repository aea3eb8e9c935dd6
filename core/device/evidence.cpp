// SPDX-License-Identifier: Apache-2.0
#include "core/device/evidence.h"

#include "core/device/interface_function.h"
#include "core/device/modem_family.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace reviver {
namespace {

/// What Balong's download monitor answers instead of a build id, always.
/// Source: Huawei's Balong kernel sources; a balong_flash session log (confirmed).
constexpr std::string_view kBalongVersion = "7200B--SKCBADZM";

struct SpeechMode {
    Speech speech;
    DeviceMode mode;
};

/// Strongest proof first: what only a boot stage says outweighs what a program says.
constexpr SpeechMode kByStrength[] = {
    {Speech::Firehose, DeviceMode::Firehose},
    {Speech::MemoryDump, DeviceMode::MemoryDump},
    {Speech::Sahara, DeviceMode::Sahara},
    {Speech::BalongBootRom, DeviceMode::BalongBootRom},
    {Speech::Qdl, DeviceMode::StreamingLoader},
    {Speech::Streaming, DeviceMode::StreamingLoader},
    {Speech::HuaweiDownload, DeviceMode::HuaweiDownload},
    {Speech::Dmss, DeviceMode::DmssDownload},
    {Speech::HdlcDownload, DeviceMode::HdlcDownload},
    {Speech::BalongMonitor, DeviceMode::BalongDownload},
    {Speech::At, DeviceMode::Normal},
    {Speech::Diag, DeviceMode::Normal},
};

std::size_t strength(Speech speech)
{
    const auto found = std::ranges::find(kByStrength, speech, &SpeechMode::speech);
    return static_cast<std::size_t>(found - std::begin(kByStrength));
}

bool failedWith(const PortEvidence &port, ErrorCode code)
{
    return port.error && port.error->code() == code;
}

bool anyFailedWith(const std::vector<PortEvidence> &ports, ErrorCode code)
{
    return std::ranges::any_of(ports, [&](const PortEvidence &port) { return failedWith(port, code); });
}

bool hasInterface(const Modem &modem, InterfaceKind kind)
{
    return std::ranges::any_of(modem.device.interfaces, [&](const AttachedInterface &interface) {
        return interfaceKind(modem.device, interface) == kind;
    });
}

/// A modem without any port that could be asked: only its interfaces tell.
DeviceMode modeWithoutPorts(const Modem &modem)
{
    const DeviceMode hint = modem.device.id ? hintOfUsbId(*modem.device.id) : DeviceMode::Unknown;
    if (hint == DeviceMode::BalongBootRom)
        return hint;
    if (hasInterface(modem, InterfaceKind::Serial))
        return DeviceMode::Unknown;  // there are ports, but no driver made them usable
    if (hasInterface(modem, InterfaceKind::Network))
        return DeviceMode::HiLink;
    return hasInterface(modem, InterfaceKind::Disc) ? DeviceMode::CdRom : DeviceMode::Unknown;
}

/// Nobody answered: why?
DeviceMode modeOfSilence(const Modem &modem, const std::vector<PortEvidence> &ports)
{
    if (anyFailedWith(ports, ErrorCode::PortDisconnected) || anyFailedWith(ports, ErrorCode::PortNotFound)
        || anyFailedWith(ports, ErrorCode::Cancelled))
        return DeviceMode::Unknown;
    if (anyFailedWith(ports, ErrorCode::PortBusy))
        return DeviceMode::Busy;
    if (anyFailedWith(ports, ErrorCode::PortAccessDenied))
        return DeviceMode::NoAccess;
    const bool asked = std::ranges::any_of(
        ports, [](const PortEvidence &port) { return port.speaks != Speech::NotAsked; });
    if (!asked)
        return DeviceMode::Unknown;
    const bool bootRomId = modem.device.id && hintOfUsbId(*modem.device.id) == DeviceMode::BalongBootRom;
    return bootRomId ? DeviceMode::BalongBootRom : DeviceMode::Silent;
}

DeviceMode modeOf(const Modem &modem, const std::vector<PortEvidence> &ports, const PortEvidence *strongest)
{
    if (modem.ports.empty())
        return modeWithoutPorts(modem);
    if (!strongest)
        return modeOfSilence(modem, ports);
    if (anyFailedWith(ports, ErrorCode::PortDisconnected) || failedWith(*strongest, ErrorCode::Cancelled))
        return DeviceMode::Unknown;  // it left the bus: it may be anything by now
    if (strongest->identity.buildId == kBalongVersion)
        return DeviceMode::BalongDownload;
    return kByStrength[strength(strongest->speaks)].mode;
}

/// Ports that speak, strongest first; among equals in the order of the modem.
std::vector<const PortEvidence *> speakingPorts(const std::vector<PortEvidence> &ports)
{
    std::vector<const PortEvidence *> speaking;
    for (const PortEvidence &port : ports) {
        if (strength(port.speaks) < std::size(kByStrength))
            speaking.push_back(&port);
    }
    std::ranges::stable_sort(speaking, {}, [](const PortEvidence *port) { return strength(port->speaks); });
    return speaking;
}

DeviceIdentity mergedIdentity(const std::vector<const PortEvidence *> &speaking)
{
    DeviceIdentity merged;
    constexpr std::array kFields{&DeviceIdentity::manufacturer, &DeviceIdentity::model,
                                 &DeviceIdentity::firmware,     &DeviceIdentity::hardware,
                                 &DeviceIdentity::imei,         &DeviceIdentity::serial,
                                 &DeviceIdentity::buildId};
    for (const PortEvidence *port : speaking) {
        for (const auto field : kFields) {
            if ((merged.*field).empty())
                merged.*field = port->identity.*field;
        }
    }
    return merged;
}

const ModemFamily *familyOf(const Modem &modem, const DeviceIdentity &identity)
{
    if (const ModemFamily *family = familyOfModel(identity.model))
        return family;
    if (const ModemFamily *family = familyOfBuild(identity.buildId))
        return family;
    return modem.family;
}

std::string answerText(Answer answer, std::string_view given)
{
    switch (answer) {
    case Answer::Silent:
        return "silent";
    case Answer::Refused:
        return "refused";
    case Answer::Given:
        return std::string(given);
    case Answer::NotAsked:
        break;
    }
    return {};
}

}  // namespace

std::string CapabilityVector::text() const
{
    const std::pair<const char *, std::string> parts[]
        = {{"AT", answerText(at, "answers")},           {"^DLOADVER", answerText(downloadVersion, "2.0")},
           {"0C", answerText(softwareVersion, "text")}, {"45", answerText(productId, "text")},
           {"06", answerText(nop, "acknowledged")},     {"07", answerText(parameters, "parameters")}};
    std::vector<std::string> seen;
    for (const auto &[name, answer] : parts) {
        if (!answer.empty())
            seen.push_back(fmt::format("{} {}", name, answer));
    }
    return seen.empty() ? "nothing asked" : fmt::format("{}", fmt::join(seen, ", "));
}

const PortEvidence *Evidence::port(const std::string &path) const
{
    const auto found
        = std::ranges::find_if(ports, [&](const PortEvidence &p) { return p.port.path == path; });
    return found == ports.end() ? nullptr : &*found;
}

CapabilityVector Evidence::capabilities() const
{
    const PortEvidence *work = port(workPort);
    return work ? work->capabilities : CapabilityVector{};
}

bool Evidence::anySpeaks(Speech speech) const
{
    return std::ranges::count(ports, speech, &PortEvidence::speaks) > 0;
}

bool Evidence::firmwareSeen() const
{
    return std::ranges::any_of(ports, [](const PortEvidence &port) {
        return port.speaks == Speech::At && !(port.identity.firmware.empty() && port.identity.model.empty());
    });
}

Evidence concludeEvidence(const Modem &modem, std::vector<PortEvidence> ports, LightPattern light,
                          HostFacts host)
{
    Evidence evidence;
    evidence.host = std::move(host);
    evidence.modem = modem;
    evidence.light = light == LightPattern::Unknown ? modem.device.light : light;
    const auto speaking = speakingPorts(ports);
    evidence.mode = modeOf(modem, ports, speaking.empty() ? nullptr : speaking.front());
    evidence.identity = mergedIdentity(speaking);
    evidence.family = familyOf(modem, evidence.identity);
    if (!speaking.empty()) {
        evidence.workPort = speaking.front()->port.path;
        evidence.settings = speaking.front()->settings;
        for (const PortEvidence *port : speaking) {
            if (evidence.settings.imeiItem != StoredItem::NotAsked)
                break;
            evidence.settings.imeiItem = port->settings.imeiItem;
            evidence.settings.imeiAnswer = port->settings.imeiAnswer;
        }
    }
    evidence.ports = std::move(ports);
    return evidence;
}

}  // namespace reviver
