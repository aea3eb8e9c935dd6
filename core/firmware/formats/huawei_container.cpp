// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/firmware/file_set.h"
#include "core/firmware/formats/huawei_chain.h"
#include "core/firmware/formats/pe_file.h"
#include "core/firmware/formats/update_app.h"
#include "core/firmware/images/bundle_signature.h"
#include "core/firmware/images/roles.h"
#include "core/firmware/limits.h"
#include "core/firmware/recogniser.h"
#include "core/firmware/version_groups.h"
#include "core/firmware/version_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace reviver {

namespace {

using namespace huawei;

Message faultText(HeaderFault fault)
{
    switch (fault) {
    case HeaderFault::Version:
        return REVIVER_TR("its header version is unknown");
    case HeaderFault::BlockSize:
        return REVIVER_TR("its header states an impossible block size");
    case HeaderFault::Size:
        return REVIVER_TR("its header states impossible sizes");
    case HeaderFault::Checksum:
        return REVIVER_TR("the checksum of its header is wrong");
    case HeaderFault::BeyondEnd:
        return REVIVER_TR("the file ends inside its header");
    case HeaderFault::NoMagic:
    case HeaderFault::None:
        break;
    }
    return REVIVER_TR("no record begins where one should");
}

class ContainerReader {
public:
    ContainerReader(const Node &node, Reading &reading) : m_node(node), m_reading(reading) {}

    Result<FirmwareBundle> read(const Chain &chain);

private:
    Result<void> readRecord(const Record &record, std::size_t number);
    Result<void> readUpdateEntry(const Record &record, std::size_t number);
    void addImage(const Record &record, std::size_t number, RecordCheck check);
    void reportImage(const FirmwareImage &image, const Record &record, std::size_t number);
    void reportGap(const Gap &gap);
    void reportUpdateChecksums();
    Result<void> reportTrailing(const Chain &chain);
    void readTexts(const Chain &chain);
    void nameUpdateImages();

    const Node &m_node;
    Reading &m_reading;
    std::string m_place;  ///< how the chain is reached, for the user
    bool m_isUpdateApp = false;
    UpdateChecksums m_checksums;
    FirmwareBundle m_bundle;
};

std::string where(const Node &node, std::size_t record, std::uint64_t offset)
{
    return fmt::format("record {}, offset {}", record, hexNumber(node.offset + offset, 8));
}

void ContainerReader::addImage(const Record &record, std::size_t number, RecordCheck check)
{
    FirmwareImage image;
    image.recordId = record.header.code;
    image.size = record.header.dataSize;
    image.storedSize = record.present;
    image.offset = m_node.offset + record.dataOffset();
    image.provenance = fmt::format("{} > record {}", m_place, number);
    image.badBlocks = std::move(check.badBlocks);
    image.truncated = record.truncated();
    image.check = image.badBlocks.empty() && !image.truncated ? CheckState::Good : CheckState::Bad;
    image.hardware = record.header.hardware;
    image.version = record.header.version;
    image.date = record.header.date;
    image.data = partOf(m_node.data, record.dataOffset(), record.present);
    if (m_isUpdateApp)
        image.partition = record.header.version;
    m_checksums.addImage(std::move(check.sums));
    reportImage(image, record, number);
    m_bundle.images.push_back(std::move(image));
}

Result<void> ContainerReader::readRecord(const Record &record, std::size_t number)
{
    if (m_isUpdateApp && updateEntryOf(record.header) != UpdateEntry::Image)
        return readUpdateEntry(record, number);
    auto check = checkRecord(*m_node.data, record, m_reading, m_isUpdateApp ? UpdateChecksums::kBlock : 0);
    if (!check)
        return failure(check.error());
    addImage(record, number, std::move(*check));
    return {};
}

/// Checksums and signatures are no images; what they say is told with the whole.
Result<void> ContainerReader::readUpdateEntry(const Record &record, std::size_t number)
{
    const auto check = checkRecord(*m_node.data, record, m_reading);
    if (!check)
        return failure(check.error());
    const bool whole = check->badBlocks.empty() && !record.truncated();
    if (!whole)
        m_bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt,
             .what = {REVIVER_TR("The update's entry %1 is damaged or cut short."), {record.header.version}},
             .where = where(m_node, number, record.dataOffset())});
    if (updateEntryOf(record.header) == UpdateEntry::Signature) {
        m_bundle.details.push_back({"signature",
                                    fmt::format("{}, {} octets; can't be verified without the maker's key",
                                                record.header.version, record.present)});
        return {};
    }
    const auto table = readAll(*m_node.data, record.dataOffset(), record.present);
    if (!table)
        return failure(table.error());
    if (whole)
        m_checksums.setStated(*table);
    return {};
}

void ContainerReader::reportImage(const FirmwareImage &image, const Record &record, std::size_t number)
{
    const std::string shown = std::to_string(m_bundle.images.size() + 1);
    if (image.truncated) {
        m_bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt,
             .what = {REVIVER_TR("The file ends inside image %1 (truncated): %2 of its %3 octets are there."),
                      {shown, std::to_string(image.storedSize), std::to_string(image.size)}},
             .where = where(m_node, number, record.dataOffset())});
    } else if (!image.badBlocks.empty()) {
        const std::uint32_t block = image.badBlocks.front();
        const std::uint64_t offset = image.offset + std::uint64_t{block} * record.header.blockSize;
        m_bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt,
             .what
             = {REVIVER_TR(
                    "Image %1 is damaged: the checksum of %2 of its %3 blocks is wrong, first of block %4."),
                {shown, std::to_string(image.badBlocks.size()), std::to_string(record.header.blockCount()),
                 std::to_string(block)}},
             .where = fmt::format("record {}, block {}, offset {}", number, block, hexNumber(offset, 8))});
    }
}

void ContainerReader::reportUpdateChecksums()
{
    using Outcome = UpdateChecksums::Outcome;
    const UpdateChecksums::Verdict verdict = m_checksums.compare();
    if (verdict.outcome == Outcome::Good) {
        m_bundle.details.push_back({"checksums of the whole", fmt::format("{}, all right", verdict.count)});
    } else if (verdict.outcome == Outcome::OtherLayout) {
        m_bundle.details.push_back(
            {"checksums of the whole", fmt::format("{}, of a layout that is not known", verdict.count)});
    } else if (verdict.outcome == Outcome::Bad) {
        FirmwareImage &image = m_bundle.images[verdict.image];
        image.check = CheckState::Bad;
        m_bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt,
             .what
             = {REVIVER_TR("Image %1 differs from what the update's own table of checksums (CRC) says."),
                {std::to_string(verdict.image + 1)}},
             .where = fmt::format("offset {}",
                                  hexNumber(image.offset + verdict.block * UpdateChecksums::kBlock, 8))});
    }
}

void ContainerReader::reportGap(const Gap &gap)
{
    const Message why = faultText(gap.reason);
    m_bundle.problems.push_back({.code = ErrorCode::BundleCorrupt,
                                 .what = {REVIVER_TR("A record is damaged and leaves a gap of %1 octets in "
                                                     "the file: %2. At least one image is missing."),
                                          {std::to_string(gap.size), why.english()}},
                                 .where = where(m_node, gap.before + 1, gap.offset)});
}

/// A container that is a file of its own ends with its last record. Inside an .exe
/// anything may follow.
Result<void> ContainerReader::reportTrailing(const Chain &chain)
{
    if (chain.start() != kPrefixSize || chain.records.back().truncated())
        return {};
    if (!chain.gaps.empty() && chain.gaps.back().before == chain.records.size())
        return {};
    const std::uint64_t size = m_node.data->size() - chain.end();
    const auto tail = readAll(*m_node.data, chain.end(), std::min<std::uint64_t>(size, limits::kPiece));
    if (!tail)
        return failure(tail.error());
    const auto padding = [](std::uint8_t octet) { return octet == 0x00 || octet == 0xFF; };
    if (std::ranges::all_of(*tail, padding))
        return {};
    m_bundle.problems.push_back(
        {.code = ErrorCode::BundleCorrupt,
         .what
         = {REVIVER_TR("Behind the last image there are %1 octets of unknown data."), {std::to_string(size)}},
         .where = fmt::format("offset {}", hexNumber(m_node.offset + chain.end(), 8))});
    return {};
}

void ContainerReader::readTexts(const Chain &chain)
{
    for (const Record &record : chain.records) {
        for (const std::string &text : {record.header.version, record.header.hardware}) {
            if (m_bundle.version.empty())
                m_bundle.version = versionIn(text);
            if (m_bundle.product.empty())
                m_bundle.product = productIn(text);
        }
        if (m_bundle.date.empty())
            m_bundle.date = record.header.date;
    }
    m_bundle.details = versionGroups(m_bundle.version);
}

/// The octet in front of the first record: what the file holds and whether it is signed.
/// Source: forth32/balongflash ptable.c and signver.c (confirmed).
void noteContentCode(FirmwareBundle &bundle, std::uint8_t code)
{
    constexpr std::array kContents = {"",
                                   "firmware",
                                   "disc image",
                                   "firmware and disc image",
                                   "web pages",
                                   "firmware and web pages",
                                   "disc image and web pages",
                                   "firmware, disc image and web pages"};
    constexpr std::uint8_t kSigned = 8;
    if (const std::uint8_t kind = code & 7; kind != 0)
        bundle.details.push_back({"content", kContents[kind]});
    if (code & kSigned)
        bundle.details.push_back({"signed", "yes; can't be verified without the maker's key"});
}

/// An image that nothing else names is called after its partition.
void ContainerReader::nameUpdateImages()
{
    for (std::size_t i = 0; i < m_bundle.images.size(); ++i) {
        FirmwareImage &image = m_bundle.images[i];
        const bool plain = !image.partition.empty() && std::ranges::all_of(image.partition, [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
        });
        if (image.role == ImageRole::Unknown && plain)
            image.name = fmt::format("{:02}_{}.bin", i + 1, lowerCase(image.partition));
    }
}

Result<FirmwareBundle> ContainerReader::read(const Chain &chain)
{
    m_isUpdateApp = isUpdateApp(chain);
    m_bundle.format = m_isUpdateApp ? "Huawei Android update (UPDATE.APP)" : "Huawei record container";
    m_place = m_node.provenance + pathInPrograms(m_node.data, chain.start());
    readTexts(chain);
    noteContentCode(m_bundle, chain.contentCode.value_or(0));
    for (std::size_t i = 0; i < chain.records.size(); ++i)
        REVIVER_TRY(readRecord(chain.records[i], i + 1));
    for (const Gap &gap : chain.gaps)
        reportGap(gap);
    if (chain.gaps.empty())
        reportUpdateChecksums();
    REVIVER_TRY(reportTrailing(chain));
    REVIVER_TRY(decideRoles(m_bundle, m_reading));
    auto signature = findSignature(m_bundle, chain.contentCode);
    if (!signature)
        return failure(signature.error());
    m_bundle.signature = *std::move(signature);
    if (m_isUpdateApp)
        nameUpdateImages();
    return std::move(m_bundle);
}

}  // namespace

Recognised recogniseHuaweiContainer(const Node &node, Reading &reading)
{
    const auto found = findChains(*node.data, reading);
    if (!found)
        return failure(found.error());
    if (found->list.empty()) {
        if (!found->brokenHeader)
            return std::nullopt;
        return failure(
            ErrorCode::BundleCorrupt,
            fmt::format("{}: a Huawei record container whose first header is damaged at offset {}: {}",
                        node.provenance, hexNumber(node.offset + found->brokenHeader->offset, 8),
                        faultText(found->brokenHeader->reason).english()));
    }
    const auto longest = std::ranges::max_element(found->list, {}, &Chain::dataOctets);
    auto bundle = ContainerReader(node, reading).read(*longest);
    if (!bundle)
        return failure(bundle.error());
    for (const Chain &chain : found->list) {
        if (&chain != &*longest)
            bundle->notes.push_back(
                {REVIVER_TR(
                     "The file holds another set of %1 images at offset %2. It is smaller and is not used."),
                 {std::to_string(chain.records.size()), hexNumber(node.offset + chain.start(), 8)}});
    }
    return std::optional(std::move(*bundle));
}

}  // namespace reviver
