// SPDX-License-Identifier: Apache-2.0
#include "core/platform/append_only_files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace reviver {
namespace {

tl::unexpected<Error> failed(const char *doing, const std::filesystem::path &path, int error)
{
    return failure(ErrorCode::FileWriteFailed,
                   fmt::format("{} {}: {}", doing, path.string(), std::strerror(error)));
}

/// Closes a descriptor when it goes; the lock goes with it.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&) = delete;

    int number() const { return m_number; }
    bool good() const { return m_number >= 0; }

private:
    int m_number;
};

class PosixFile final : public AppendOnlyFile {
public:
    PosixFile(std::filesystem::path path, Descriptor file) : m_path(std::move(path)), m_file(std::move(file))
    {
    }

    Result<void> append(ByteView octets) override
    {
        while (!octets.empty()) {
            const ssize_t count = ::write(m_file.number(), octets.data(), octets.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return failed("writing", m_path, count < 0 ? errno : ENOSPC);
            octets = octets.subspan(static_cast<std::size_t>(count));
        }
        if (::fsync(m_file.number()) != 0)
            return failed("bringing to the disk", m_path, errno);
        return {};
    }

    Result<void> cut(std::uint64_t size) override
    {
        if (::ftruncate(m_file.number(), static_cast<off_t>(size)) != 0)
            return failed("shortening", m_path, errno);
        return {};
    }

private:
    std::filesystem::path m_path;
    Descriptor m_file;
};

/// A new name is on the medium when its folder is.
void syncFolder(const std::filesystem::path &folder)
{
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.good())
        ::fsync(descriptor.number());
}

}  // namespace

Result<std::unique_ptr<AppendOnlyFile>> SystemAppendOnlyFiles::create(const std::filesystem::path &path)
{
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("making the folder {}: {}", path.parent_path().string(), error.message()));
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600));
    if (!file.good() && errno == EEXIST)
        return failure(ErrorCode::InvalidArgument, fmt::format("{} is there already", path.string()));
    if (!file.good())
        return failed("making", path, errno);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0)
        return failed("holding", path, errno);
    syncFolder(path.parent_path());
    return std::make_unique<PosixFile>(path, std::move(file));
}

Result<std::unique_ptr<AppendOnlyFile>> SystemAppendOnlyFiles::reopen(const std::filesystem::path &path)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
    if (!file.good() && errno == ENOENT)
        return failure(ErrorCode::FileNotFound, fmt::format("{} is gone", path.string()));
    if (!file.good())
        return failed("opening", path, errno);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0)
        return failure(ErrorCode::PortBusy, fmt::format("{} is in use", path.string()));
    return std::make_unique<PosixFile>(path, std::move(file));
}

bool SystemAppendOnlyFiles::held(const std::filesystem::path &path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return file.good() && ::flock(file.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

}  // namespace reviver
