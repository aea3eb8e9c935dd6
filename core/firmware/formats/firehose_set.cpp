// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "core/firmware/file_set.h"
#include "core/firmware/firehose_plan.h"
#include "core/firmware/flash_areas.h"
#include "core/firmware/formats/partition_names.h"
#include "core/firmware/images/roles.h"
#include "core/firmware/limits.h"
#include "core/firmware/version_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <openssl/evp.h>
#include <optional>
#include <pugixml.hpp>

namespace reviver {

namespace {

bool isList(const FileSet::File &file, std::string_view start)
{
    const std::string name = lowerCase(file.name());
    return name.starts_with(start) && name.ends_with(".xml");
}

Result<std::string> md5Of(const ByteSource &source, Reading &reading)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_md5(), nullptr);
    REVIVER_TRY(readInPieces(source, 0, source.size(), reading, [&](ByteView piece) -> Result<void> {
        EVP_DigestUpdate(context.get(), piece.data(), piece.size());
        return {};
    }));
    Bytes digest(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &size);
    return digestText(ByteView(digest).first(size));
}

class FirehoseReader {
public:
    FirehoseReader(const FileSet &set, std::string folder, Reading &reading)
        : m_set(set)
        , m_folder(std::move(folder))
        , m_reading(reading)
    {
    }

    Recognised read();

private:
    Result<void> readLists(std::string_view start);
    Result<void> readChecksums();
    Result<void> readProduct();
    Result<void> readPartitions();
    Result<void> addProgrammed();
    Result<void> addProgrammer();
    void placeImages();
    Result<void> addImage(const FileSet::File &file);
    void report(Message what, const std::string &where)
    {
        m_bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt, .what = std::move(what), .where = where});
    }

    const FileSet &m_set;
    std::string m_folder;
    Reading &m_reading;
    FirmwareBundle m_bundle;
    std::map<std::string, std::string> m_checksums;   ///< MD5 by lower-case path in the set
    std::map<std::string, std::string> m_partitions;  ///< partition name by lower-case file name
};

Result<void> FirehoseReader::readLists(std::string_view start)
{
    for (const FileSet::File &file : m_set.files) {
        if (file.folder() != m_folder || !isList(file, start))
            continue;
        const auto text = textOf(file);
        if (!text)
            return failure(text.error());
        auto steps = readFirehoseList(asText(*text));
        if (!steps)
            return failure(steps.error().during(file.path));
        m_bundle.steps.insert(m_bundle.steps.end(), steps->begin(), steps->end());
    }
    return {};
}

/// md5.txt of Quectel sets: lines `FILE:\path:MD5`. Source: EG25 set, all match (confirmed).
Result<void> FirehoseReader::readChecksums()
{
    const auto isIndex = [](const FileSet::File &file) { return lowerCase(file.name()) == "md5.txt"; };
    const auto file = std::ranges::find_if(m_set.files, isIndex);
    if (file == m_set.files.end())
        return {};
    const auto text = textOf(*file);
    if (!text)
        return failure(text.error());
    std::string_view rest = asText(*text);
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const auto colon = line.rfind(':');
        constexpr std::size_t kStart = 6;  // FILE:\ .
        if (!line.starts_with("FILE:\\") || colon == std::string_view::npos || colon <= kStart)
            continue;
        if (const auto path = resolveInside(file->folder(), line.substr(kStart, colon - kStart)))
            m_checksums[lowerCase(*path)] = lowerCase(line.substr(colon + 1));
    }
    return {};
}

Result<void> FirehoseReader::readProduct()
{
    const FileSet::File *file = fileNamed(m_set, "contents.xml");
    if (!file)
        return {};
    const auto text = textOf(*file);
    if (!text)
        return failure(text.error());
    pugi::xml_document document;
    if (document.load_buffer(text->data(), text->size()))
        m_bundle.product = document.child("contents").child("product_info").child_value("product_name");
    return {};
}

Result<void> FirehoseReader::readPartitions()
{
    const FileSet::File *file = fileNamed(m_set, "partition_nand.xml");
    if (!file)
        return {};
    const auto text = textOf(*file);
    if (!text)
        return failure(text.error());
    for (const NamedPartition &row : readPartitionNames(*text))
        m_partitions.emplace(lowerCase(row.file), row.partition);
    return {};
}

Result<void> FirehoseReader::addImage(const FileSet::File &file)
{
    if (m_bundle.images.size() == limits::kImages)
        return failure(ErrorCode::LimitExceeded, fmt::format("{}: too many images", m_set.provenance));
    const auto source = file.open();
    if (!source)
        return failure(source.error());
    FirmwareImage image;
    image.name = file.name();
    image.size = image.storedSize = (*source)->size();
    image.provenance = fmt::format("{} > {}", m_set.provenance, file.path);
    image.data = *source;
    if (const auto name = m_partitions.find(lowerCase(image.name)); name != m_partitions.end())
        image.partition = name->second;
    if (const auto stated = m_checksums.find(lowerCase(file.path)); stated != m_checksums.end()) {
        m_reading.expect((*source)->size());
        const auto actual = md5Of(**source, m_reading);
        if (!actual)
            return failure(actual.error());
        image.check = *actual == stated->second ? CheckState::Good : CheckState::Bad;
        if (image.check == CheckState::Bad)
            report({REVIVER_TR("%1 is damaged: its MD5 sum differs from the one in md5.txt."), {image.name}},
                   file.path);
    }
    m_bundle.images.push_back(std::move(image));
    return {};
}

Result<void> FirehoseReader::addProgrammed()
{
    std::map<std::string, std::optional<std::size_t>> seen;
    for (FirehoseStep &step : m_bundle.steps) {
        if (step.kind != FirehoseStep::Kind::Program)
            continue;
        const auto path = resolveInside(m_folder, step.file);
        if (!path) {
            report({REVIVER_TR("The list names %1, which lies outside the folder; it is not read."),
                    {step.file}},
                   step.file);
            continue;
        }
        const auto [known, isNew] = seen.emplace(lowerCase(*path), std::nullopt);
        if (!isNew) {
            step.image = known->second;
            continue;
        }
        const auto file = m_set.find(*path);
        if (!file)
            return failure(file.error());
        if (!*file) {
            report({REVIVER_TR("%1 is missing in the folder."), {*path}}, *path);
            continue;
        }
        REVIVER_TRY(addImage(**file));
        step.image = known->second = m_bundle.images.size() - 1;
        if (m_bundle.images.back().size > step.sectors * step.sectorSize)
            report({REVIVER_TR("%1 is larger than the place that the list gives it."), {*path}}, *path);
    }
    return {};
}

Result<void> FirehoseReader::addProgrammer()
{
    for (const FileSet::File &file : m_set.files) {
        if (roleFromFileName(file.name()) == ImageRole::FirehoseLoader)
            REVIVER_TRY(addImage(file));
    }
    return {};
}

/// Names the partition that each image goes to. One that goes where identity stands is
/// an image of identity, whatever its name.
void FirehoseReader::placeImages()
{
    m_bundle.areas = flashAreasOf(m_bundle);
    for (const FirehoseStep &step : m_bundle.steps) {
        const auto areas = areasOf(step, m_bundle.areas);
        const std::string name = areas.empty() ? step.label : areas.front().partition;
        if (!step.image || name.empty())
            continue;
        FirmwareImage &image = m_bundle.images[*step.image];
        if (image.partition.empty())
            image.partition = name;
        if (areaKind(name) != AreaKind::Identity || holdsIdentity(image.role))
            continue;
        image.role = ImageRole::Efs2;
        image.roleSource = RoleSource::RecordId;
        image.certainty = Certainty::Inferred;
        image.roleReason = {REVIVER_TR("The list puts it into the partition %1."), {name}};
    }
}

Recognised FirehoseReader::read()
{
    REVIVER_TRY(readLists("rawprogram"));
    REVIVER_TRY(readLists("patch"));
    m_bundle.steps = inSafeOrder(std::move(m_bundle.steps));
    REVIVER_TRY(readChecksums());
    REVIVER_TRY(readProduct());
    REVIVER_TRY(readPartitions());
    REVIVER_TRY(addProgrammed());
    REVIVER_TRY(addProgrammer());
    for (const std::string &line : overlaps(m_bundle.steps))
        report({REVIVER_TR("Two rows of the list overlap: %1."), {line}}, "rawprogram");
    if (m_bundle.images.empty() && m_bundle.problems.empty())
        return std::nullopt;
    m_bundle.format = "Firehose set";
    m_bundle.version = quectelVersionIn(m_set.provenance);
    REVIVER_TRY(decideRoles(m_bundle, m_reading));
    m_bundle.platform = FirmwarePlatform::Qualcomm;
    placeImages();
    return std::optional(std::move(m_bundle));
}

}  // namespace

Recognised recogniseFirehoseSet(const FileSet &set, Reading &reading)
{
    const auto isProgram = [](const FileSet::File &file) { return isList(file, "rawprogram"); };
    const auto list = std::ranges::find_if(set.files, isProgram);
    if (list == set.files.end())
        return std::nullopt;
    return FirehoseReader(set, list->folder(), reading).read();
}

}  // namespace reviver
