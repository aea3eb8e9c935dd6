// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/flash_areas.h"

#include "core/firmware/file_set.h"
#include "core/firmware/images/partition_table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

namespace reviver {

namespace {

constexpr std::array<std::string_view, 13> kIdentityNames{
    "efs", "efs1", "efs2",  "modemst1", "modemst2", "fsg",    "fsc",
    "ssd", "nv",   "nvram", "nvitem",   "persist",  "oeminfo"};
constexpr std::array<std::string_view, 28> kProgramNames{
    "sbl",    "sbl1",   "sbl2", "sbl3",  "mibib",      "tz",       "rpm",      "aboot", "appsbl", "dbl",
    "fsbl",   "osbl",   "amss", "dsp1",  "dsp2",       "dsp3",     "apps",     "boot",  "modem",  "recovery",
    "system", "rootfs", "misc", "cache", "recoveryfs", "usr_data", "userdata", "kernel"};

/// The table stands on the second page of the image. Source: real MIBIB files (confirmed).
Result<SystemPartitionTable> tableIn(const FirmwareImage &image, std::uint32_t page)
{
    if (!image.data || image.size < 2 * std::uint64_t{page})
        return failure(ErrorCode::BundleCorrupt, "no room for a partition table");
    const auto octets = readAll(*image.data, page, page);
    if (!octets)
        return failure(octets.error());
    return SystemPartitionTable::decode(*octets);
}

}  // namespace

AreaKind areaKind(std::string_view partition)
{
    if (const auto colon = partition.find(':'); colon != std::string_view::npos)
        partition.remove_prefix(colon + 1);
    const std::string name = lowerCase(partition);
    if (std::ranges::count(kIdentityNames, name) > 0)
        return AreaKind::Identity;
    return std::ranges::count(kProgramNames, name) > 0 ? AreaKind::Program : AreaKind::Unknown;
}

std::vector<FlashArea> flashAreasOf(const FirmwareBundle &bundle)
{
    std::vector<FlashArea> areas;
    const auto row = std::ranges::find_if(bundle.steps, [&](const FirehoseStep &step) {
        return step.image && bundle.images[*step.image].role == ImageRole::Mibib && step.pagesPerBlock > 0;
    });
    if (row == bundle.steps.end())
        return areas;
    const auto table = tableIn(bundle.images[*row->image], row->sectorSize);
    if (!table)
        return areas;
    for (const SystemPartitionRow &partition : table->rows) {
        const std::uint64_t sectors = partition.takesRest()
            ? std::numeric_limits<std::uint32_t>::max()
            : std::uint64_t{partition.length} * row->pagesPerBlock;
        areas.push_back({partition.name, std::uint64_t{partition.offset} * row->pagesPerBlock, sectors});
    }
    return areas;
}

std::vector<FlashArea> areasOf(const FirehoseStep &row, const std::vector<FlashArea> &areas)
{
    std::vector<FlashArea> touched;
    if (row.physicalPartition != 0)
        return touched;
    const std::uint64_t end = std::max(row.endSector(), row.startSector + 1);  // a patch is in one sector
    std::ranges::copy_if(areas, std::back_inserter(touched), [&](const FlashArea &area) {
        return row.startSector < area.endSector() && area.firstSector < end;
    });
    return touched;
}

}  // namespace reviver
