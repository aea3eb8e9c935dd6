// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/file_set.h"
#include "core/firmware/firehose_plan.h"
#include "core/firmware/formats/hmf_index.h"
#include "core/firmware/formats/partition_names.h"
#include "core/firmware/images/roles.h"
#include "core/firmware/limits.h"
#include "core/firmware/version_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace reviver {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The number of "06.bin" or "06_dsp2.bin"; 0 for other names.
int numberOf(const std::string &name)
{
    const std::string lower = lowerCase(name);
    const bool named = lower.size() >= 6 && isDigit(lower[0]) && isDigit(lower[1]) && lower.ends_with(".bin")
        && (lower.size() == 6 || lower[2] == '_');
    return named ? 10 * (lower[0] - '0') + (lower[1] - '0') : 0;
}

class ImageCollector {
public:
    ImageCollector(const FileSet &set, Reading &reading) : m_set(set), m_reading(reading) {}

    Recognised indexed(const FileSet::File &index);
    Recognised numbered(const std::string &folder);
    Recognised listed(const std::vector<NamedPartition> &rows, const std::string &folder);
    Recognised known();

private:
    Result<void> add(const FileSet::File &file);
    Result<void> addEntry(const std::string &folder, const HmfEntry &entry);
    void addMissing(const std::string &name);
    Recognised finish(const char *format);

    const FileSet &m_set;
    Reading &m_reading;
    FirmwareBundle m_bundle;
};

Result<void> ImageCollector::add(const FileSet::File &file)
{
    if (m_bundle.images.size() == limits::kImages)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("{} holds more than {} images", m_set.provenance, limits::kImages));
    const auto source = file.open();
    if (!source)
        return failure(source.error());
    FirmwareImage image;
    image.name = file.name();
    image.size = image.storedSize = (*source)->size();
    image.provenance = fmt::format("{} > {}", m_set.provenance, file.path);
    image.data = *source;
    m_bundle.images.push_back(std::move(image));
    return {};
}

void ImageCollector::addMissing(const std::string &name)
{
    m_bundle.problems.push_back({.code = ErrorCode::BundleCorrupt,
                                 .what = {REVIVER_TR("%1 is missing in the folder."), {name}},
                                 .where = name});
}

Result<void> ImageCollector::addEntry(const std::string &folder, const HmfEntry &entry)
{
    const auto file = m_set.find(folder + entry.file);
    if (!file)
        return failure(file.error());
    if (!*file) {
        addMissing(entry.file);
        return {};
    }
    REVIVER_TRY(add(**file));
    FirmwareImage &image = m_bundle.images.back();
    image.recordId = entry.recordId;
    if (image.storedSize == entry.size)
        return {};
    image.check = CheckState::Bad;
    image.truncated = image.storedSize < entry.size;
    image.size = entry.size;
    m_bundle.problems.push_back(
        {.code = ErrorCode::BundleCorrupt,
         .what = {REVIVER_TR("%1 has %2 octets, but the index of the folder says %3."),
                  {image.name, std::to_string(image.storedSize), std::to_string(entry.size)}},
         .where = image.name});
    return {};
}

Recognised ImageCollector::indexed(const FileSet::File &file)
{
    const auto source = file.open();
    if (!source)
        return failure(source.error());
    const auto text = readAll(**source, 0, (*source)->size(), limits::kIndexText);
    if (!text)
        return failure(text.error().during(file.path));
    const auto index = HmfIndex::decode(asText(*text));
    if (!index)
        return failure(index.error());
    for (const HmfEntry &entry : index->entries)
        REVIVER_TRY(addEntry(file.folder(), entry));
    return finish("folder of images with index (.hmf)");
}

Recognised ImageCollector::numbered(const std::string &folder)
{
    std::map<int, const FileSet::File *> images;
    for (const FileSet::File &file : m_set.files) {
        const int number = file.folder() == folder ? numberOf(file.name()) : 0;
        if (number > 0 && !images.emplace(number, &file).second)
            return failure(ErrorCode::BundleCorrupt,
                           fmt::format("{}: image {:02} is there more than once", m_set.provenance, number));
    }
    int expected = 1;
    for (const auto &[number, file] : images) {
        for (; expected < number; ++expected)
            addMissing(fmt::format("{:02}.bin", expected));
        REVIVER_TRY(add(*file));
        expected = number + 1;
    }
    return finish("folder of numbered images");
}

Recognised ImageCollector::listed(const std::vector<NamedPartition> &rows, const std::string &folder)
{
    for (const NamedPartition &row : rows) {
        const auto path = resolveInside(folder, row.file);
        const auto file = path ? m_set.find(*path) : Result<const FileSet::File *>(nullptr);
        if (!file)
            return failure(file.error());
        if (!*file) {
            addMissing(row.file);
            continue;
        }
        REVIVER_TRY(add(**file));
        m_bundle.images.back().partition = row.partition;
    }
    return finish("folder of images with partition list (partition_nand.xml)");
}

Recognised ImageCollector::known()
{
    for (const FileSet::File &file : m_set.files) {
        const auto source = file.open();
        if (!source)
            return failure(source.error());
        const auto content = identifyContent(**source);
        if (!content)
            return failure(content.error());
        if (content->recognised() && content->standsAlone)
            REVIVER_TRY(add(file));
    }
    return finish("folder of images");
}

Recognised ImageCollector::finish(const char *format)
{
    if (m_bundle.images.empty())
        return std::nullopt;
    m_bundle.format = format;
    m_bundle.version = quectelVersionIn(m_set.provenance);
    REVIVER_TRY(decideRoles(m_bundle, m_reading));
    return std::optional(std::move(m_bundle));
}

}  // namespace

Recognised recogniseNumberedImages(const FileSet &set, Reading &reading)
{
    const auto isIndex = [](const FileSet::File &file) { return lowerCase(file.path).ends_with(".hmf"); };
    if (const auto index = std::ranges::find_if(set.files, isIndex); index != set.files.end())
        return ImageCollector(set, reading).indexed(*index);
    const auto isImage = [](const FileSet::File &file) { return numberOf(file.name()) > 0; };
    if (const auto first = std::ranges::find_if(set.files, isImage); first != set.files.end())
        return ImageCollector(set, reading).numbered(first->folder());
    return std::nullopt;
}

Recognised recogniseListedImages(const FileSet &set, Reading &reading)
{
    const FileSet::File *list = fileNamed(set, "partition_nand.xml");
    if (!list)
        return std::nullopt;
    const auto text = textOf(*list);
    if (!text)
        return failure(text.error());
    return ImageCollector(set, reading).listed(readPartitionNames(*text), list->folder());
}

Recognised recogniseKnownImages(const FileSet &set, Reading &reading)
{
    return ImageCollector(set, reading).known();
}

}  // namespace reviver
