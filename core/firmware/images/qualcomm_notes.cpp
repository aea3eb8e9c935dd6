// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/firmware/images/certificate_text.h"
#include "core/firmware/images/efs2_image.h"
#include "core/firmware/images/image_notes.h"
#include "core/firmware/images/mbn.h"
#include "core/firmware/images/partition_table.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

namespace {

std::string rowText(const PartitionRow &row)
{
    if (row.takesRest())
        return row.name + ": the rest of the flash";
    return fmt::format("{}: {} {}, and {} in reserve", row.name, row.length,
                       row.inBlocks() ? "blocks" : "KiB", row.spare);
}

std::string rowText(const SystemPartitionRow &row)
{
    if (row.takesRest())
        return fmt::format("{}: from block {} to the end of the flash", row.name, row.offset);
    return fmt::format("{}: {} blocks from block {}", row.name, row.length, row.offset);
}

template <typename Table>
void noteRows(FirmwareImage &image, const Table &table)
{
    addDetail(image, "table version", std::to_string(table.version));
    addDetail(image, "partitions", std::to_string(table.rows.size()));
    for (const auto &row : table.rows)
        addDetail(image, "partition", rowText(row));
}

void noteTables(FirmwareImage &image, ByteView head)
{
    if (const auto table = PartitionTable::decode(head))
        noteRows(image, *table);
    else if (const auto system = SystemPartitionTable::decode(head))
        noteRows(image, *system);
}

void noteEfs2(FirmwareImage &image, ByteView head)
{
    const auto efs2 = Efs2Image::decode(head);
    if (!efs2)
        return;
    addDetail(image, "version", fmt::format("{} (superblock {})", efs2->version, efs2->superblockVersion));
    addDetail(image, "page size", fmt::format("{} octets", efs2->pageSize));
    addDetail(image, "erase block", fmt::format("{} pages", efs2->pagesPerBlock));
    addDetail(image, "blocks", std::to_string(efs2->blocks));
}

/// Signature and certificates stand behind the code.
Result<void> noteProof(FirmwareImage &image, const MbnHeader &header, std::uint64_t start)
{
    addDetail(image, "signature",
              header.signatureSize == 0 ? "none"
                                        : fmt::format("{} octets, can't be verified", header.signatureSize));
    if (header.certificateSize == 0 || header.certificateSize > limits::kHashSegment)
        return {};
    const std::uint64_t at
        = start + header.headerSize + std::uint64_t{header.codeSize} + header.signatureSize;
    const auto octets = readAll(*image.data, at, header.certificateSize);
    if (!octets)
        return failure(octets.error());
    noteCertificates(image, CertificateText::decode(*octets));
    return {};
}

Result<void> noteHeader(FirmwareImage &image, ByteView head)
{
    std::uint64_t start = 0;
    if (startsWithPreamble(head)) {
        start = offsetBehindPreamble(head).value_or(0);
        addDetail(image, "flash preamble", fmt::format("{} octets", start));
    }
    const ByteView here = head.subspan(static_cast<std::size_t>(start));
    auto header = MbnHeader::decodeShort(here, image.data->size() - start);
    if (!header)
        header = MbnHeader::decodeLong(here, image.data->size() - start);
    if (!header)
        return {};
    addDetail(image, "header", fmt::format("{} octets", header->headerSize));
    addDetail(image, "image id", hexNumber(header->imageId));
    addDetail(image, "load address", hexNumber(header->loadAddress, 8));
    addDetail(image, "code", fmt::format("{} octets", header->codeSize));
    return noteProof(image, *header, start);
}

/// The last octets of a patched loader.
Result<void> noteIdent(FirmwareImage &image)
{
    const std::uint64_t size = std::min<std::uint64_t>(image.data->size(), LoaderIdent::kSize);
    const auto tail = readAll(*image.data, image.data->size() - size, size);
    if (!tail)
        return failure(tail.error());
    if (const auto ident = LoaderIdent::decode(*tail)) {
        addDetail(image, "ident block chip", std::to_string(ident->chip));
        addDetail(image, "ident block address", hexNumber(ident->address, 8));
    }
    return {};
}

}  // namespace

void noteCertificates(FirmwareImage &image, const CertificateText &text)
{
    addDetail(image, "HW_ID", text.hardwareId);
    addDetail(image, "SW_ID", text.softwareId);
    addDetail(image, "OEM_ID", text.makerId);
    addDetail(image, "MODEL_ID", text.modelId);
}

Result<void> noteQualcommContent(FirmwareImage &image)
{
    const auto head = headOf(*image.data, kPreambleSearch);
    if (!head)
        return failure(head.error());
    noteTables(image, *head);
    noteEfs2(image, *head);
    REVIVER_TRY(noteHeader(image, *head));
    return noteIdent(image);
}

}  // namespace reviver
