// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/targets.h"

#include "core/firmware/images/partition_table.h"
#include "core/firmware/images/roles.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <cctype>

namespace reviver {

namespace {

Result<std::optional<PartitionTable>> tableOf(const FirmwareBundle &bundle)
{
    const FirmwareImage *image = bundle.find(ImageRole::PartitionTable);
    if (!image || !image->data)
        return std::nullopt;
    const auto octets
        = readAll(*image->data, 0, std::min<std::uint64_t>(image->data->size(), limits::kPiece));
    if (!octets)
        return failure(octets.error());
    auto table = PartitionTable::decode(*octets);
    return table ? std::optional(std::move(*table)) : std::nullopt;
}

/// The row whose name is that of the role, "0:AMSS".
std::string rowOf(const PartitionTable &table, ImageRole role)
{
    std::string name(roleName(role));
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const PartitionRow *row = role == ImageRole::Unknown ? nullptr : table.find(name);
    return row ? row->name : std::string();
}

bool runsFromMemory(ImageRole role)
{
    return role == ImageRole::Loader || role == ImageRole::EmergencyLoader
        || role == ImageRole::FirehoseLoader || role == ImageRole::UsbLoader;
}

Message sectorsOf(const FirehoseStep &step)
{
    return {REVIVER_TR("flash sectors %1 to %2"),
            {std::to_string(step.startSector), std::to_string(step.endSector() - 1)}};
}

Message targetOf(const FirmwareBundle &bundle, std::size_t index)
{
    const FirmwareImage &image = bundle.images[index];
    if (runsFromMemory(image.role))
        return REVIVER_TR("memory; never written");
    const auto step = std::ranges::find(bundle.steps, std::optional(index), &FirehoseStep::image);
    if (step != bundle.steps.end() && step->sectors > 0)
        return sectorsOf(*step);
    if (!image.partition.empty())
        return {REVIVER_TR("partition %1"), {image.partition}};
    if (image.role == ImageRole::Dbl || image.role == ImageRole::Sbl1)
        return REVIVER_TR("boot area at the start of the flash");
    if (image.role == ImageRole::PartitionTable || image.role == ImageRole::Mibib)
        return REVIVER_TR("area of the partition table");
    const auto meaning = image.recordId ? meaningOfRecordId(bundle.platform, *image.recordId) : std::nullopt;
    if (meaning && bundle.platform == FirmwarePlatform::Balong)
        return {REVIVER_TR("area %1"), {meaning->name}};
    return {};
}

}  // namespace

Result<void> assignTargets(FirmwareBundle &bundle)
{
    const auto table = tableOf(bundle);
    if (!table)
        return failure(table.error());
    for (std::size_t i = 0; i < bundle.images.size(); ++i) {
        FirmwareImage &image = bundle.images[i];
        if (*table && image.partition.empty())
            image.partition = rowOf(**table, image.role);
        image.target = targetOf(bundle, i);
    }
    return {};
}

}  // namespace reviver
