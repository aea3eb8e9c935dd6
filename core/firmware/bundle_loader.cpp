// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"

#include "core/firmware/extract.h"
#include "core/firmware/file_set.h"
#include "core/firmware/version_text.h"

#include <fmt/format.h>

namespace reviver {

namespace {

Result<FirmwareBundle> openFolder(const std::filesystem::path &path, Reading &reading)
{
    const auto set = filesBelow(path);
    if (!set)
        return failure(set.error());
    auto bundle = searchSet(*set, reading);
    if (!bundle)
        return failure(bundle.error());
    if (!*bundle)
        return failure(
            ErrorCode::BundleNotRecognised,
            fmt::format("{}: the folder holds no known firmware; {}", path.string(),
                        reading.obstacle().empty()
                            ? "choose the folder with 01.bin, 02.bin and so on, or the updater file itself"
                            : reading.obstacle()));
    return std::move(**bundle);
}

Result<FirmwareBundle> openOneFile(const std::filesystem::path &path, Reading &reading)
{
    auto file = openFile(path);
    if (!file)
        return failure(file.error());
    reading.expect((*file)->size());
    const Node node{.data = *file, .provenance = path.filename().string()};
    auto bundle = searchNode(node, reading);
    if (!bundle)
        return failure(bundle.error());
    if (*bundle)
        return std::move(**bundle);
    auto description = describeUnknown(node, reading);
    if (!description)
        return failure(description.error());
    return failure(ErrorCode::BundleNotRecognised, std::move(*description));
}

/// What only the name of the file says may be wrong, but the owner should see it.
void noteName(FirmwareBundle &bundle, const std::string &name)
{
    const std::string product = bundle.product.empty() ? productIn(name) : std::string();
    const std::string version = bundle.version.empty() ? versionIn(name) : std::string();
    if (!product.empty())
        bundle.notes.push_back(
            {REVIVER_TR("The name of the file says %1; nothing in the file says for which model it is."),
             {product}});
    if (!version.empty())
        bundle.notes.push_back(
            {REVIVER_TR("The name of the file says version %1; nothing in the file tells its version."),
             {version}});
}

/// An image that was extracted from a damaged file stays damaged, though nothing in it tells any more.
void keepDamage(FirmwareBundle &bundle)
{
    for (FirmwareImage &image : bundle.images) {
        if (!isDamagedName(image.name))
            continue;
        image.check = CheckState::Bad;
        bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt,
             .what = {REVIVER_TR("%1 was extracted from a damaged file, as its name says."), {image.name}},
             .where = image.name});
    }
}

}  // namespace

Result<FirmwareBundle> openBundle(const std::filesystem::path &path, const ReadProgress &progress,
                                  StopToken stop)
{
    Reading reading(progress, std::move(stop));
    std::error_code ignored;
    auto bundle = std::filesystem::is_directory(path, ignored) ? openFolder(path, reading)
                                                               : openOneFile(path, reading);
    if (!bundle)
        return bundle;
    bundle->path = path;
    noteName(*bundle, path.filename().string());
    keepDamage(*bundle);
    return bundle;
}

}  // namespace reviver
