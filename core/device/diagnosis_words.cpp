// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/device/modem_family.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace reviver {
namespace {

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
    return text;
}

/// "HUAWEI" of "Huawei Technologies Co., Ltd.": what stands on the stick.
std::string brand(const Evidence &evidence)
{
    const std::string &maker = evidence.identity.manufacturer;
    const std::string first = maker.substr(0, maker.find(' '));
    if (upper(first) == "HUAWEI")
        return "HUAWEI";
    if (!first.empty())
        return first;
    const auto &id = evidence.modem.device.id;
    return id && id->vendor == 0x12D1 ? "HUAWEI" : std::string();
}

}  // namespace

std::string_view actionName(NextAction action)
{
    switch (action) {
    case NextAction::None:
        return "none";
    case NextAction::Detect:
        return "detect";
    case NextAction::Resurrect:
        return "resurrect";
    case NextAction::SaveReport:
        return "save-report";
    case NextAction::FixAccess:
        return "fix-access";
    case NextAction::PauseManager:
        return "pause-manager";
    case NextAction::CloseOther:
        return "close-other";
    case NextAction::BindDriver:
        return "bind-driver";
    case NextAction::SwitchMode:
        return "switch-mode";
    case NextAction::LeaveFactoryMode:
        return "leave-factory-mode";
    case NextAction::EditPortSet:
        return "edit-port-set";
    case NextAction::Identify:
        return "identify";
    case NextAction::OpenWebPage:
        return "open-web-page";
    }
    return "none";
}

Message modeTitle(DeviceMode mode)
{
    switch (mode) {
    case DeviceMode::Unknown:
        return REVIVER_TR("Not known yet");
    case DeviceMode::Normal:
        return REVIVER_TR("Normal mode");
    case DeviceMode::HuaweiDownload:
    case DeviceMode::DmssDownload:
    case DeviceMode::HdlcDownload:
    case DeviceMode::StreamingLoader:
    case DeviceMode::BalongDownload:
        return REVIVER_TR("Download mode");
    case DeviceMode::BalongBootRom:
    case DeviceMode::Sahara:
    case DeviceMode::Firehose:
        return REVIVER_TR("Emergency mode");
    case DeviceMode::CdRom:
        return REVIVER_TR("Installer disc");
    case DeviceMode::HiLink:
        return REVIVER_TR("Network card");
    case DeviceMode::MemoryDump:
        return REVIVER_TR("Stopped after a crash");
    case DeviceMode::Silent:
        return REVIVER_TR("No answer");
    case DeviceMode::NoAccess:
        return REVIVER_TR("No access");
    case DeviceMode::Busy:
        return REVIVER_TR("In use");
    }
    return {};
}

Message lightText(LightPattern light)
{
    switch (light) {
    case LightPattern::Unknown:
        return REVIVER_TR("Not asked yet");
    case LightPattern::Dark:
        return REVIVER_TR("Dark");
    case LightPattern::SlowBlink:
        return REVIVER_TR("1 s on, 1 s off");
    case LightPattern::NotRegistered:
        return REVIVER_TR("2 blinks every 3 s");
    case LightPattern::Registered:
        return REVIVER_TR("1 blink every 3 s");
    case LightPattern::Steady:
        return REVIVER_TR("Always on");
    }
    return {};
}

Message confidenceText(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Low:
        return REVIVER_TR("Not sure");
    case Confidence::Medium:
        return REVIVER_TR("Fairly sure");
    case Confidence::High:
        return REVIVER_TR("Sure");
    }
    return {};
}

Message speedText(UsbSpeed speed)
{
    switch (speed) {
    case UsbSpeed::Low:
        return REVIVER_TR("Low speed (1.5 Mbit/s)");
    case UsbSpeed::Full:
        return REVIVER_TR("Full speed (12 Mbit/s)");
    case UsbSpeed::High:
        return REVIVER_TR("High speed (480 Mbit/s)");
    case UsbSpeed::Super:
        return REVIVER_TR("Super speed (5 Gbit/s or more)");
    case UsbSpeed::Unknown:
        break;
    }
    return {};
}

std::string modelTitle(const Evidence &evidence)
{
    const std::string &model = evidence.identity.model;
    if (!model.empty()) {
        const std::string maker = brand(evidence);
        const bool named = maker.empty() || upper(model).starts_with(upper(maker));
        return named ? model : maker + " " + model;
    }
    // The build tells the chip, which several models share: better than a bare USB id.
    const std::string shown = displayName(evidence.modem);
    const auto &id = evidence.modem.device.id;
    const ModemFamily *byBuild = familyOfBuild(evidence.identity.buildId);
    if ((id && shown != id->text()) || !byBuild)
        return shown;
    const std::string maker = brand(evidence);
    return fmt::format("{} {}", maker.empty() ? "Modem with" : maker, byBuild->chip);
}

}  // namespace reviver
