// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/reading.h"

#include <fmt/format.h>
#include <fstream>

namespace reviver {

namespace {

/// A file that appears under its name only when it is complete.
class NewFile {
public:
    explicit NewFile(std::filesystem::path path) : m_path(std::move(path)), m_temporary(m_path)
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
        for (const auto &path : {m_path, m_temporary}) {
            std::error_code ignored;
            if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
                return failed("there is such a file already; it is not overwritten");
        }
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
    std::ofstream m_stream;
    bool m_created = false;
};

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
