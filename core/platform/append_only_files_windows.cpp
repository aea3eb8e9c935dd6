// SPDX-License-Identifier: Apache-2.0
#include "core/platform/append_only_files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>

namespace reviver {
namespace {

tl::unexpected<Error> failed(const char *doing, const std::filesystem::path &path, int error)
{
    return failure(ErrorCode::FileWriteFailed,
                   fmt::format("{} {}: {}", doing, path.string(), std::strerror(error)));
}

/// A descriptor for writing that nobody shares, or -1 with errno set.
int openAlone(const std::filesystem::path &path, int more)
{
    int descriptor = -1;
    const int flags = _O_WRONLY | _O_APPEND | _O_BINARY | _O_NOINHERIT | more;
    const int error = _wsopen_s(&descriptor, path.c_str(), flags, _SH_DENYWR, _S_IREAD | _S_IWRITE);
    errno = error;
    return error == 0 ? descriptor : -1;
}

class WindowsFile final : public AppendOnlyFile {
public:
    WindowsFile(std::filesystem::path path, int file) : m_path(std::move(path)), m_file(file) {}
    ~WindowsFile() override { _close(m_file); }
    WindowsFile(const WindowsFile &) = delete;
    WindowsFile &operator=(const WindowsFile &) = delete;

    Result<void> append(ByteView octets) override
    {
        constexpr std::size_t kMost = 1u << 20;
        while (!octets.empty()) {
            const auto size = static_cast<unsigned>(std::min(octets.size(), kMost));
            const int count = _write(m_file, octets.data(), size);
            if (count <= 0)
                return failed("writing", m_path, count < 0 ? errno : ENOSPC);
            octets = octets.subspan(static_cast<std::size_t>(count));
        }
        if (_commit(m_file) != 0)
            return failed("bringing to the disk", m_path, errno);
        return {};
    }

    Result<void> cut(std::uint64_t size) override
    {
        if (const int error = _chsize_s(m_file, static_cast<__int64>(size)); error != 0)
            return failed("shortening", m_path, error);
        return {};
    }

private:
    std::filesystem::path m_path;
    int m_file;
};

}  // namespace

Result<std::unique_ptr<AppendOnlyFile>> SystemAppendOnlyFiles::create(const std::filesystem::path &path)
{
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("making the folder {}: {}", path.parent_path().string(), error.message()));
    const int file = openAlone(path, _O_CREAT | _O_EXCL);
    if (file < 0 && errno == EEXIST)
        return failure(ErrorCode::InvalidArgument, fmt::format("{} is there already", path.string()));
    if (file < 0)
        return failed("making", path, errno);
    return std::make_unique<WindowsFile>(path, file);
}

Result<std::unique_ptr<AppendOnlyFile>> SystemAppendOnlyFiles::reopen(const std::filesystem::path &path)
{
    const int file = openAlone(path, 0);
    if (file >= 0)
        return std::make_unique<WindowsFile>(path, file);
    if (errno == ENOENT)
        return failure(ErrorCode::FileNotFound, fmt::format("{} is gone", path.string()));
    // A file that somebody else writes answers "permission denied" as well.
    if (errno == EACCES)
        return failure(ErrorCode::PortBusy, fmt::format("{} is in use", path.string()));
    return failed("opening", path, errno);
}

bool SystemAppendOnlyFiles::held(const std::filesystem::path &path)
{
    const auto file = reopen(path);
    return !file && file.error().code() == ErrorCode::PortBusy;
}

}  // namespace reviver
