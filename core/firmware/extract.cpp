// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/extract.h"

#include "core/firmware/reading.h"

#include <fmt/format.h>
#include <fstream>

namespace reviver {

namespace {

constexpr std::string_view kDamagedMark = "_damaged";

bool isThere(const std::filesystem::path &path)
{
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

/// A file that appears under its name only when it is complete.
class NewFile {
public:
    NewFile(std::filesystem::path path, ExistingFiles existing)
        : m_path(std::move(path))
        , m_temporary(m_path)
        , m_existing(existing)
    {
        m_temporary += ".part";
    }
    ~NewFile()
    {
        std::error_code ignored;
        if (m_created)
            std::filesystem::remove(m_temporary, ignored);
    }
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    Result<void> create()
    {
        if (m_existing == ExistingFiles::Keep && (isThere(m_path) || isThere(m_temporary)))
            return failed("there is such a file already; it is not overwritten");
        // What is left of an earlier run, or a link: never written through.
        std::error_code problem;
        std::filesystem::remove(m_temporary, problem);
        if (problem)
            return failed(problem.message());
        m_stream.open(m_temporary, std::ios::binary);
        m_created = m_stream.is_open();
        return m_created ? Result<void>() : failed("it can't be made");
    }

    Result<void> write(ByteView octets)
    {
        m_stream.write(reinterpret_cast<const char *>(octets.data()),
                       static_cast<std::streamsize>(octets.size()));
        return m_stream ? Result<void>() : failed("writing failed; the disk may be full");
    }

    Result<void> finish()
    {
        m_stream.close();
        if (!m_stream)
            return failed("writing failed; the disk may be full");
        std::error_code problem;
        std::filesystem::rename(m_temporary, m_path, problem);
        if (problem)
            return failed(problem.message());
        m_created = false;
        return {};
    }

private:
    Result<void> failed(std::string_view why) const
    {
        return failure(ErrorCode::FileWriteFailed, fmt::format("{}: {}", m_path.string(), why));
    }

    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    ExistingFiles m_existing;
    std::ofstream m_stream;
    bool m_created = false;
};

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
