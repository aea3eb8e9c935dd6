// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/file_set.h"

#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

void FileSet::sort()
{
    std::ranges::stable_sort(files, {}, [](const File &file) { return lowerCase(file.path); });
}

Result<const FileSet::File *> FileSet::find(std::string_view path) const
{
    const std::string wanted = lowerCase(path);
    const File *found = nullptr;
    for (const File &file : files) {
        if (lowerCase(file.path) != wanted)
            continue;
        if (found)
            return failure(ErrorCode::BundleCorrupt,
                           fmt::format("{}: {} is there more than once", provenance, path));
        found = &file;
    }
    return found;
}

Result<FileSet> filesBelow(const std::filesystem::path &folder)
{
    namespace fs = std::filesystem;
    FileSet set;
    set.provenance
        = folder.filename().empty() ? folder.parent_path().filename().string() : folder.filename().string();
    std::error_code problem;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, problem);
    for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        if (entry.depth() >= limits::kDepth)
            entry.disable_recursion_pending();
        std::error_code ignored;
        if (!entry->is_regular_file(ignored))
            continue;
        if (set.files.size() == limits::kFolderFiles)
            return failure(
                ErrorCode::LimitExceeded,
                fmt::format("{} holds more than {} files; choose the folder with the images itself",
                            folder.string(), limits::kFolderFiles));
        set.files.push_back({.path = entry->path().lexically_relative(folder).generic_string(),
                             .size = entry->file_size(ignored),
                             .open = [path = entry->path()] { return openFile(path); }});
    }
    if (problem)
        return failure(ErrorCode::FileUnreadable, fmt::format("{}: {}", folder.string(), problem.message()));
    set.sort();
    return set;
}

}  // namespace reviver
