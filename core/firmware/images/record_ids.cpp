// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/roles.h"

#include <algorithm>
#include <array>

namespace reviver {

namespace {

struct IdRow {
    std::uint32_t id;
    IdMeaning meaning;
};

/// Source: asutoshpalai/notes EC315.md (one source).
constexpr std::array kQualcommIds = {
    IdRow{0x010000, {ImageRole::PartitionTable, "partition", Certainty::OneSource}},
    IdRow{0x110000, {ImageRole::Dbl, "dbl", Certainty::OneSource}},
    IdRow{0x130000, {ImageRole::Osbl, "osbl", Certainty::OneSource}},
    IdRow{0x080000, {ImageRole::Amss, "amss", Certainty::OneSource}},
    IdRow{0x090000, {ImageRole::Efs2, "efs2", Certainty::OneSource}},
};

/// Source: forth32/balongflash ptable.c; forth32/qhuaweiflash ptable.cpp (confirmed).
/// NV images: type numbers of Huawei's dload_comm.h as well. The small numbers: forth32/balongflash
/// only (one source).
constexpr std::array kBalongIds = {
    IdRow{0x010000, {ImageRole::BalongPtable, "Ptable", Certainty::Confirmed}},
    IdRow{0x020000, {ImageRole::BalongBoot, "M3Boot", Certainty::Confirmed}},
    IdRow{0x030000, {ImageRole::BalongKernel, "Kernel", Certainty::Confirmed}},
    IdRow{0x040000, {ImageRole::BalongOs, "VxWorks", Certainty::Confirmed}},
    IdRow{0x050000, {ImageRole::BalongBoot, "M3Image", Certainty::Confirmed}},
    IdRow{0x060000, {ImageRole::BalongDsp, "DSP", Certainty::Confirmed}},
    IdRow{0x070000, {ImageRole::BalongNvDload, "Nvdload", Certainty::Confirmed}},
    IdRow{0x080000, {ImageRole::NvImage, "Nvimg", Certainty::Confirmed}},
    IdRow{0x090000, {ImageRole::BalongKernel, "Kernel_R11", Certainty::Confirmed}},
    IdRow{0x0A0000, {ImageRole::OemInfo, "Oeminfo", Certainty::Confirmed}},
    IdRow{0x0B0000, {ImageRole::Iso, "CDROMISO", Certainty::Confirmed}},
    IdRow{0x100000, {ImageRole::BalongSystem, "System", Certainty::Confirmed}},
    IdRow{0x110000, {ImageRole::BalongBoot, "Fastboot", Certainty::Confirmed}},
    IdRow{0x130000, {ImageRole::Unknown, "Logo", Certainty::Confirmed}},
    IdRow{0x170000, {ImageRole::Unknown, "Wimaxcfg", Certainty::Confirmed}},
    IdRow{0x180000, {ImageRole::Unknown, "Wimaxcrf", Certainty::Confirmed}},
    IdRow{0x190000, {ImageRole::Unknown, "Userdata", Certainty::Confirmed}},
    IdRow{0x1A0000, {ImageRole::OemInfo, "Oeminfo", Certainty::Confirmed}},
    IdRow{0x1B0000, {ImageRole::Unknown, "Online", Certainty::Confirmed}},
    IdRow{0x1E0000, {ImageRole::BalongOs, "Modem_fw", Certainty::Confirmed}},
    IdRow{0x200000, {ImageRole::BalongBoot, "M3Boot_R11", Certainty::Confirmed}},
    IdRow{0x220000, {ImageRole::BalongOs, "VxWorks_R11", Certainty::Confirmed}},
    IdRow{0x230000, {ImageRole::BalongBoot, "M3Image_R11", Certainty::Confirmed}},
    IdRow{0x240000, {ImageRole::BalongDsp, "DSP_R11", Certainty::Confirmed}},
    IdRow{0x250000, {ImageRole::BalongNvDload, "Nvdload_R11", Certainty::Confirmed}},
    IdRow{0x260000, {ImageRole::NvImage, "Nvimg_R11", Certainty::Confirmed}},
    IdRow{0x270000, {ImageRole::BalongKernel, "DTS_R11", Certainty::Confirmed}},
    IdRow{0x280000, {ImageRole::BalongDsp, "HIFI_R11", Certainty::Confirmed}},
    IdRow{0x290000, {ImageRole::BalongBoot, "Teeos", Certainty::Confirmed}},
    IdRow{0x450000, {ImageRole::BalongApp, "APP_EXT_A", Certainty::Confirmed}},
    IdRow{0x460000, {ImageRole::BalongApp, "APP_EXT_B", Certainty::Confirmed}},
    IdRow{0x480000, {ImageRole::BalongPtable, "Ptable_ext_A", Certainty::Confirmed}},
    IdRow{0x490000, {ImageRole::BalongPtable, "Ptable_ext_B", Certainty::Confirmed}},
    IdRow{0x500000, {ImageRole::NvImage, "NV_MBN", Certainty::OneSource}},
    IdRow{0x510000, {ImageRole::OemInfo, "Oeminfo", Certainty::Confirmed}},
    IdRow{0x550000, {ImageRole::OemInfo, "Oeminfo", Certainty::Confirmed}},
    IdRow{0x560000, {ImageRole::WebUi, "WEBUI", Certainty::Confirmed}},
    IdRow{0x570000, {ImageRole::BalongApp, "APP", Certainty::Confirmed}},
    IdRow{0x590000, {ImageRole::BalongSystem, "System", Certainty::Confirmed}},
    IdRow{0x5A0000, {ImageRole::BalongApp, "APP", Certainty::Confirmed}},
    IdRow{0x5B0000, {ImageRole::WebUi, "WEBUI", Certainty::Confirmed}},
    IdRow{0x5D0000, {ImageRole::Unknown, "Online", Certainty::Confirmed}},
    IdRow{0x5E0000, {ImageRole::Unknown, "Online", Certainty::Confirmed}},
    IdRow{0x000066, {ImageRole::NvImage, "Nvimage", Certainty::OneSource}},
    IdRow{0x000100, {ImageRole::BalongPtable, "Ptable", Certainty::OneSource}},
    IdRow{0x000101, {ImageRole::BalongBoot, "Bootloader", Certainty::OneSource}},
    IdRow{0x000102, {ImageRole::BalongBoot, "Bootrom", Certainty::OneSource}},
    IdRow{0x000104, {ImageRole::BalongBoot, "Fastboot", Certainty::OneSource}},
    IdRow{0x000105, {ImageRole::BalongKernel, "Kernel", Certainty::OneSource}},
    IdRow{0x000107, {ImageRole::BalongSystem, "System", Certainty::OneSource}},
    IdRow{0x000109, {ImageRole::BalongApp, "APP", Certainty::OneSource}},
    IdRow{0x000113, {ImageRole::WebUi, "WEBUI", Certainty::OneSource}},
    IdRow{0x550103, {ImageRole::BalongOs, "VxWorks", Certainty::OneSource}},
};

std::optional<IdMeaning> lookUp(std::span<const IdRow> rows, std::uint32_t id)
{
    const auto found = std::ranges::find(rows, id, &IdRow::id);
    if (found == rows.end())
        return std::nullopt;
    return found->meaning;
}

}  // namespace

std::optional<IdMeaning> meaningOfRecordId(FirmwarePlatform platform, std::uint32_t id)
{
    switch (platform) {
    case FirmwarePlatform::Qualcomm:
        return lookUp(kQualcommIds, id);
    case FirmwarePlatform::Balong:
        return lookUp(kBalongIds, id);
    case FirmwarePlatform::Unknown:
        break;
    }
    return std::nullopt;
}

}  // namespace reviver
