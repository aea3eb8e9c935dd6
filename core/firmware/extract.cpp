// SPDX-License-Identifier: Apache-2.0
#include "core/base/new_file.h"
#include "core/firmware/reading.h"

#include <fmt/format.h>

namespace reviver {

namespace {

/// Never a name from the bundle: those may hold anything.
std::string generatedName(const FirmwareImage &image, std::size_t index)
{
    return fmt::format("{:02}_{}.bin", index + 1, roleName(image.role));
}

Result<void> extractOne(const ByteSource &data, const std::filesystem::path &target, Reading &reading)
{
    NewFile file(target);
    REVIVER_TRY(file.create());
    REVIVER_TRY(
        readInPieces(data, 0, data.size(), reading, [&](ByteView piece) { return file.write(piece); }));
    return file.finish();
}

}  // namespace

Result<std::vector<std::filesystem::path>> extractImages(const FirmwareBundle &bundle,
                                                         const std::vector<std::size_t> &which,
                                                         const std::filesystem::path &folder,
                                                         const ReadProgress &progress, StopToken stop)
{
    Reading reading(progress, std::move(stop));
    for (const std::size_t index : which) {
        if (index >= bundle.images.size() || !bundle.images[index].data)
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("there is no image {} to extract", index + 1));
        reading.expect(bundle.images[index].data->size());
    }
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return failure(ErrorCode::FileWriteFailed, fmt::format("{}: {}", folder.string(), problem.message()));
    std::vector<std::filesystem::path> written;
    for (const std::size_t index : which) {
        const auto target = folder / generatedName(bundle.images[index], index);
        REVIVER_TRY(extractOne(*bundle.images[index].data, target, reading));
        written.push_back(target);
    }
    return written;
}

}  // namespace reviver
