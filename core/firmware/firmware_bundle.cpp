// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/firmware_bundle.h"

#include <algorithm>
#include <array>

namespace reviver {

namespace {

struct RoleText {
    ImageRole role;
    std::string_view name;
    const char *title;
};

constexpr std::array kRoles = {
    RoleText{ImageRole::Unknown, "unknown", REVIVER_TR("Unknown image")},
    RoleText{ImageRole::PartitionTable, "partition-table", REVIVER_TR("Partition table")},
    RoleText{ImageRole::Mibib, "mibib", REVIVER_TR("Partition area with its checksum (MIBIB)")},
    RoleText{ImageRole::Dbl, "dbl", REVIVER_TR("Device boot loader (DBL)")},
    RoleText{ImageRole::Fsbl, "fsbl", REVIVER_TR("First boot loader (FSBL)")},
    RoleText{ImageRole::Osbl, "osbl", REVIVER_TR("Second boot loader (OSBL)")},
    RoleText{ImageRole::Sbl1, "sbl1", REVIVER_TR("Boot loader 1 (SBL1)")},
    RoleText{ImageRole::Sbl2, "sbl2", REVIVER_TR("Boot loader 2 (SBL2)")},
    RoleText{ImageRole::Sbl3, "sbl3", REVIVER_TR("Boot loader 3 (SBL3)")},
    RoleText{ImageRole::Amss, "amss", REVIVER_TR("Main program (AMSS)")},
    RoleText{ImageRole::Dsp1, "dsp1", REVIVER_TR("Signal processor 1 (DSP1)")},
    RoleText{ImageRole::Dsp2, "dsp2", REVIVER_TR("Signal processor 2 (DSP2)")},
    RoleText{ImageRole::Dsp3, "dsp3", REVIVER_TR("Signal processor 3 (DSP3)")},
    RoleText{ImageRole::AppsBoot, "appsboot", REVIVER_TR("Boot loader of the Linux side (APPSBL)")},
    RoleText{ImageRole::Apps, "apps", REVIVER_TR("Linux side (APPS)")},
    RoleText{ImageRole::Rpm, "rpm", REVIVER_TR("Power manager (RPM)")},
    RoleText{ImageRole::Tz, "tz", REVIVER_TR("Secure monitor (TZ)")},
    RoleText{ImageRole::Efs2, "efs2", REVIVER_TR("Factory settings (EFS2)")},
    RoleText{ImageRole::NvImage, "nv", REVIVER_TR("Settings of this one modem (NV)")},
    RoleText{ImageRole::OemInfo, "oeminfo", REVIVER_TR("Maker's data (OEMINFO)")},
    RoleText{ImageRole::Iso, "iso", REVIVER_TR("Driver disc (ISO)")},
    RoleText{ImageRole::WebUi, "webui", REVIVER_TR("Web pages (WEBUI)")},
    RoleText{ImageRole::Loader, "loader", REVIVER_TR("Loader, runs from memory (NPRG)")},
    RoleText{ImageRole::EmergencyLoader, "emergency-loader",
             REVIVER_TR("Emergency loader, runs from memory (ENPRG)")},
    RoleText{ImageRole::FirehoseLoader, "firehose-loader", REVIVER_TR("Firehose loader, runs from memory")},
    RoleText{ImageRole::BalongPtable, "balong-ptable", REVIVER_TR("Partition table (Balong)")},
    RoleText{ImageRole::BalongBoot, "balong-boot", REVIVER_TR("Boot loader (Balong)")},
    RoleText{ImageRole::BalongKernel, "balong-kernel", REVIVER_TR("Linux kernel (Balong)")},
    RoleText{ImageRole::BalongOs, "balong-os", REVIVER_TR("Modem program (VxWorks)")},
    RoleText{ImageRole::BalongDsp, "balong-dsp", REVIVER_TR("Signal processor (Balong)")},
    RoleText{ImageRole::BalongNvDload, "balong-nvdload", REVIVER_TR("Settings to load (NVDLOAD)")},
    RoleText{ImageRole::BalongSystem, "balong-system", REVIVER_TR("System files (SYSTEM)")},
    RoleText{ImageRole::BalongApp, "balong-app", REVIVER_TR("Application files (APP)")},
    RoleText{ImageRole::UsbLoader, "usbloader", REVIVER_TR("Boot ROM loader, runs from memory (usbloader)")},
    RoleText{ImageRole::Package, "package", REVIVER_TR("The package as a whole")},
};

const RoleText &textOf(ImageRole role)
{
    const auto found = std::ranges::find(kRoles, role, &RoleText::role);
    return found == kRoles.end() ? kRoles.front() : *found;
}

}  // namespace

const FirmwareImage *FirmwareBundle::find(ImageRole role) const
{
    const auto found = std::ranges::find(images, role, &FirmwareImage::role);
    return found == images.end() ? nullptr : &*found;
}

std::string_view roleName(ImageRole role)
{
    return textOf(role).name;
}

std::optional<ImageRole> roleFromName(std::string_view name)
{
    const auto found = std::ranges::find(kRoles, name, &RoleText::name);
    if (found == kRoles.end())
        return std::nullopt;
    return found->role;
}

Message roleTitle(ImageRole role)
{
    return textOf(role).title;
}

Message roleTitle(const FirmwareImage &image)
{
    if (image.role == ImageRole::Unknown && image.encoding != "plain" && !image.encoding.empty())
        return REVIVER_TR("Resources (role not proven)");
    return roleTitle(image.role);
}

bool holdsIdentity(ImageRole role)
{
    return role == ImageRole::Efs2 || role == ImageRole::NvImage || role == ImageRole::BalongNvDload
        || role == ImageRole::OemInfo;
}

std::string_view certaintyName(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Confirmed:
        return "confirmed";
    case Certainty::OneSource:
        return "one source";
    case Certainty::Inferred:
        return "inferred";
    case Certainty::Unknown:
        break;
    }
    return "unknown";
}

std::string_view roleSourceName(RoleSource source)
{
    switch (source) {
    case RoleSource::Content:
        return "content";
    case RoleSource::ImageId:
        return "image id";
    case RoleSource::RecordId:
        return "record id";
    case RoleSource::FileName:
        return "file name";
    case RoleSource::Order:
        return "order";
    case RoleSource::None:
        break;
    }
    return "none";
}

std::string_view checkStateName(CheckState state)
{
    switch (state) {
    case CheckState::Good:
        return "good";
    case CheckState::Bad:
        return "bad";
    case CheckState::None:
        break;
    }
    return "none";
}

std::string_view platformName(FirmwarePlatform platform)
{
    switch (platform) {
    case FirmwarePlatform::Qualcomm:
        return "Qualcomm";
    case FirmwarePlatform::Balong:
        return "Balong";
    case FirmwarePlatform::Unknown:
        break;
    }
    return "unknown";
}

}  // namespace reviver
