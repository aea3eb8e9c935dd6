// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/firmware/formats/hmf_index.h"
#include "core/firmware/images/roles.h"
#include "core/firmware/limits.h"
#include "core/firmware/recogniser.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace reviver {

namespace {

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Ordinary files of a folder by lower-case name: names of an index are looked up
/// here and never joined to a path.
using FolderFiles = std::map<std::string, std::filesystem::path>;

Result<FolderFiles> filesOf(const std::filesystem::path &folder)
{
    FolderFiles files;
    std::error_code problem;
    std::filesystem::directory_iterator entry(folder, problem);
    if (problem)
        return failure(ErrorCode::FileUnreadable, fmt::format("{}: {}", folder.string(), problem.message()));
    for (; entry != std::filesystem::directory_iterator(); entry.increment(problem)) {
        if (problem)
            return failure(ErrorCode::FileUnreadable,
                           fmt::format("{}: {}", folder.string(), problem.message()));
        std::error_code ignored;
        if (!entry->is_regular_file(ignored))
            continue;
        if (files.size() == limits::kFolderFiles)
            return failure(ErrorCode::LimitExceeded,
                           fmt::format("{} holds more than {} files", folder.string(), limits::kFolderFiles));
        files.emplace(lowerCase(entry->path().filename().string()), entry->path());
    }
    return files;
}

/// The number of "06.bin" or "06_dsp2.bin"; nothing for other names.
std::optional<int> numberOf(const std::string &name)
{
    const bool digits = name.size() >= 6 && std::isdigit(static_cast<unsigned char>(name[0]))
        && std::isdigit(static_cast<unsigned char>(name[1]));
    if (!digits || !name.ends_with(".bin") || (name[2] != '.' && name[2] != '_')
        || (name[2] == '.' && name.size() != 6))
        return std::nullopt;
    return 10 * (name[0] - '0') + (name[1] - '0');
}

class FolderReader {
public:
    FolderReader(const std::filesystem::path &folder, FolderFiles files, Reading &reading)
        : m_folder(folder)
        , m_files(std::move(files))
        , m_reading(reading)
    {
    }

    Recognised read();

private:
    Result<bool> addIndexed();
    Result<bool> addNumbered();
    Result<bool> addKnown();
    Result<void> add(const std::filesystem::path &file);
    void addMissing(const std::string &name);
    Result<HmfIndex> readIndex(const std::filesystem::path &file) const;

    const std::filesystem::path &m_folder;
    FolderFiles m_files;
    Reading &m_reading;
    FirmwareBundle m_bundle;
};

Result<void> FolderReader::add(const std::filesystem::path &file)
{
    auto source = openFile(file);
    if (!source)
        return failure(source.error());
    if (m_bundle.images.size() == limits::kImages)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("{} holds more than {} images", m_folder.string(), limits::kImages));
    m_reading.expect((*source)->size());
    auto digest = sha256Of(**source, m_reading);
    if (!digest)
        return failure(digest.error());
    FirmwareImage image;
    image.name = file.filename().string();
    image.size = image.storedSize = (*source)->size();
    image.provenance = fmt::format("{} > {}", m_folder.filename().string(), image.name);
    image.sha256 = std::move(*digest);
    image.data = *source;
    m_bundle.images.push_back(std::move(image));
    return {};
}

void FolderReader::addMissing(const std::string &name)
{
    m_bundle.problems.push_back({.code = ErrorCode::BundleCorrupt,
                                 .what = {REVIVER_TR("%1 is missing in the folder."), {name}},
                                 .where = name});
}

Result<HmfIndex> FolderReader::readIndex(const std::filesystem::path &file) const
{
    const auto source = openFile(file);
    if (!source)
        return failure(source.error());
    const auto text = readAll(**source, 0, (*source)->size(), limits::kIndexText);
    if (!text)
        return failure(text.error().during(file.filename().string()));
    return HmfIndex::decode(asText(*text));
}

Result<bool> FolderReader::addIndexed()
{
    const auto isIndex = [](const auto &file) { return file.first.ends_with(".hmf"); };
    const auto file = std::ranges::find_if(m_files, isIndex);
    if (file == m_files.end())
        return false;
    const auto index = readIndex(file->second);
    if (!index)
        return failure(index.error());
    for (const HmfEntry &entry : index->entries) {
        const auto found = m_files.find(lowerCase(entry.file));
        if (found == m_files.end()) {
            addMissing(entry.file);
            continue;
        }
        REVIVER_TRY(add(found->second));
        FirmwareImage &image = m_bundle.images.back();
        image.recordId = entry.recordId;
        if (image.storedSize == entry.size)
            continue;
        image.check = CheckState::Bad;
        image.truncated = image.storedSize < entry.size;
        image.size = entry.size;
        m_bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt,
             .what = {REVIVER_TR("%1 has %2 octets, but the index of the folder says %3."),
                      {image.name, std::to_string(image.storedSize), std::to_string(entry.size)}},
             .where = image.name});
    }
    m_bundle.format = "folder of images with index (.hmf)";
    return true;
}

Result<bool> FolderReader::addNumbered()
{
    int expected = 1;
    for (const auto &[name, path] : m_files) {
        const auto number = numberOf(name);
        if (!number || *number == 0)
            continue;
        for (; expected < *number; ++expected)
            addMissing(fmt::format("{:02}.bin", expected));
        REVIVER_TRY(add(path));
        expected = *number + 1;
    }
    m_bundle.format = "folder of numbered images";
    return !m_bundle.images.empty();
}

Result<bool> FolderReader::addKnown()
{
    m_bundle.problems.clear();
    m_bundle.format = "folder of images";
    for (const auto &[name, path] : m_files) {
        const auto source = openFile(path);
        if (!source)
            return failure(source.error());
        const auto content = identifyContent(**source);
        if (!content)
            return failure(content.error());
        if (content->standsAlone)
            REVIVER_TRY(add(path));
    }
    return !m_bundle.images.empty();
}

Recognised FolderReader::read()
{
    for (const auto way : {&FolderReader::addIndexed, &FolderReader::addNumbered, &FolderReader::addKnown}) {
        const auto found = (this->*way)();
        if (!found)
            return failure(found.error());
        if (!*found)
            continue;
        REVIVER_TRY(decideRoles(m_bundle));
        return std::optional(std::move(m_bundle));
    }
    return std::nullopt;
}

}  // namespace

Recognised recogniseFolder(const std::filesystem::path &folder, Reading &reading)
{
    auto files = filesOf(folder);
    if (!files)
        return failure(files.error());
    return FolderReader(folder, std::move(*files), reading).read();
}

}  // namespace reviver
