// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/extract.h"

#include "core/base/new_file.h"
#include "core/firmware/reading.h"

#include <fmt/format.h>

namespace reviver {

namespace {

constexpr std::string_view kDamagedMark = "_damaged";

Result<void> extractOne(const ByteSource &data, const std::filesystem::path &target, ExistingFiles existing,
                        Reading &reading)
{
    NewFile file(target, existing);
    REVIVER_TRY(file.create());
    REVIVER_TRY(
        readInPieces(data, 0, data.size(), reading, [&](ByteView piece) { return file.write(piece); }));
    return file.finish();
}

}  // namespace

std::string extractedName(const FirmwareImage &image, std::size_t index)
{
    const bool damaged = image.truncated || image.check == CheckState::Bad;
    return fmt::format("{:02}_{}{}.bin", index + 1, roleName(image.role), damaged ? kDamagedMark : "");
}

bool isDamagedName(std::string_view fileName)
{
    return fileName.substr(0, fileName.rfind('.')).ends_with(kDamagedMark);
}

std::vector<std::filesystem::path> existingFiles(const FirmwareBundle &bundle,
                                                 const std::vector<std::size_t> &which,
                                                 const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> found;
    for (const std::size_t index : which) {
        if (index < bundle.images.size() && isThere(folder / extractedName(bundle.images[index], index)))
            found.push_back(folder / extractedName(bundle.images[index], index));
    }
    return found;
}

Result<std::vector<std::filesystem::path>> extractImages(const FirmwareBundle &bundle,
                                                         const std::vector<std::size_t> &which,
                                                         const std::filesystem::path &folder,
                                                         const ReadProgress &progress, StopToken stop,
                                                         ExistingFiles existing)
{
    Reading reading(progress, std::move(stop));
    for (const std::size_t index : which) {
        if (index >= bundle.images.size() || !bundle.images[index].data)
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("there is no image {} to extract", index + 1));
        reading.expect(bundle.images[index].data->size());
    }
    const auto there = existingFiles(bundle, which, folder);
    if (existing == ExistingFiles::Keep && !there.empty())
        return failure(
            ErrorCode::FileWriteFailed,
            fmt::format("{}: there is such a file already; it is not overwritten", there.front().string()));
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return failure(ErrorCode::FileWriteFailed, fmt::format("{}: {}", folder.string(), problem.message()));
    std::vector<std::filesystem::path> written;
    for (const std::size_t index : which) {
        const auto target = folder / extractedName(bundle.images[index], index);
        REVIVER_TRY(extractOne(*bundle.images[index].data, target, existing, reading));
        written.push_back(target);
    }
    return written;
}

}  // namespace reviver
