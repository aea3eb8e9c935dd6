// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"

#include "core/firmware/recogniser.h"

#include <array>

namespace reviver {

namespace {

Result<FirmwareBundle> openNode(const Node &node, Reading &reading)
{
    constexpr std::array kRecognisers = {recogniseIntelHex, recogniseHuaweiContainer, recogniseSingleImage};
    for (const auto recognise : kRecognisers) {
        auto bundle = recognise(node, reading);
        if (!bundle)
            return failure(bundle.error());
        if (*bundle)
            return std::move(**bundle);
    }
    auto description = describeUnknown(node);
    if (!description)
        return failure(description.error());
    return failure(ErrorCode::BundleNotRecognised, std::move(*description));
}

}  // namespace

Result<FirmwareBundle> openBundle(const std::filesystem::path &path, const ReadProgress &progress,
                                  StopToken stop)
{
    Reading reading(progress, std::move(stop));
    std::error_code ignored;
    Result<FirmwareBundle> bundle = FirmwareBundle();
    if (std::filesystem::is_directory(path, ignored)) {
        auto found = recogniseFolder(path, reading);
        if (!found)
            return failure(found.error());
        if (!*found)
            return failure(ErrorCode::BundleNotRecognised,
                           path.string()
                               + ": the folder holds no firmware image that is known; choose the folder "
                                 "with 01.bin, 02.bin and so on, or the updater file itself");
        bundle = std::move(**found);
    } else {
        auto file = openFile(path);
        if (!file)
            return failure(file.error());
        reading.expect((*file)->size());
        bundle = openNode({.data = *file, .provenance = path.filename().string()}, reading);
    }
    if (bundle)
        bundle->path = path;
    return bundle;
}

}  // namespace reviver
