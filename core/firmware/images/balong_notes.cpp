// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/firmware/images/balong.h"
#include "core/firmware/images/bundle_signature.h"
#include "core/firmware/images/image_notes.h"
#include "core/firmware/images/usbloader_erase.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

namespace {

constexpr std::size_t kTable = 2048;

void noteTable(FirmwareImage &image, ByteView octets)
{
    const auto table = BalongTable::decode(octets.first(std::min(octets.size(), kTable)));
    if (!table)
        return;
    addDetail(image, "boot ROM", table->bootRom);
    addDetail(image, "product", table->product);
    addDetail(image, "partitions", std::to_string(table->rows.size()));
    for (const BalongPartition &row : table->rows)
        addDetail(image, "partition",
                  fmt::format("{}: {} octets at {}, to memory {}", row.name, row.size,
                              hexNumber(row.start, 8), hexNumber(row.loadAddress, 8)));
}

Result<void> noteUsbLoader(FirmwareImage &image)
{
    const auto octets = readAll(*image.data, 0, image.data->size(), limits::kLoaderSpan);
    if (!octets)
        return failure(octets.error());
    const auto loader = UsbLoader::decode(*octets, octets->size());
    if (!loader)
        return {};
    for (const UsbLoaderBlock &block : loader->blocks)
        addDetail(image, "block", fmt::format("{} octets to {}", block.size, hexNumber(block.address, 8)));
    const EraseVerdict erase = eraseOnStart(*octets);
    if (erase.does != FlashErase::Spares)
        image.warnings.push_back(erase.reason);
    addDetail(image, "erases the flash", std::string(flashEraseName(erase.does)));
    // The program brings a flash table of its own.
    if (const auto at = asText(*octets).find(BalongTable::kMagic); at != std::string_view::npos)
        noteTable(image, ByteView(*octets).subspan(at));
    return {};
}

Result<void> noteNvDload(FirmwareImage &image)
{
    const auto head = headOf(*image.data, NvDload::kHeadSize);
    if (!head)
        return failure(head.error());
    const auto parts = NvDload::decode(*head, image.data->size());
    if (!parts)
        return {};
    addDetail(image, "NV image", fmt::format("{} octets at {}", parts->nvSize, hexNumber(parts->nvStart, 8)));
    addDetail(image, "XML", fmt::format("{} octets at {}", parts->xmlSize, hexNumber(parts->xmlStart, 8)));
    return {};
}

Result<void> noteSignature(FirmwareImage &image)
{
    const auto signature = readSignatureArea(*image.data);
    if (!signature)
        return failure(signature.error());
    if (*signature) {
        addDetail(
            image, "signature area",
            fmt::format("the last {} octets; can't be verified without the maker's key", (*signature)->size));
        addDetail(image, "key hash", (*signature)->keyHash);
    }
    return {};
}

}  // namespace

Result<void> noteBalongContent(FirmwareImage &image)
{
    const auto head = headOf(*image.data, kTable);
    if (!head)
        return failure(head.error());
    if (image.role == ImageRole::BalongPtable)
        noteTable(image, *head);
    if (image.role == ImageRole::UsbLoader && image.size <= limits::kLoaderSpan)
        REVIVER_TRY(noteUsbLoader(image));
    if (image.role == ImageRole::BalongNvDload)
        REVIVER_TRY(noteNvDload(image));
    return noteSignature(image);
}

}  // namespace reviver
