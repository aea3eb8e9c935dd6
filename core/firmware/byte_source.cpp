// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/byte_source.h"

#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <system_error>

namespace reviver {

namespace {

Result<void> checkRange(std::uint64_t offset, std::uint64_t count, std::uint64_t size)
{
    if (offset > size || count > size - offset)
        return failure(ErrorCode::FileUnreadable,
                       fmt::format("{} octets at offset {:#x} end behind the {} octets that are there", count,
                                   offset, size));
    return {};
}

/// An open file. The stream has one position, so readers take turns.
class FileSource final : public ByteSource {
public:
    FileSource(std::ifstream stream, std::uint64_t size) : m_stream(std::move(stream)), m_size(size) {}

    std::uint64_t size() const override { return m_size; }

    Result<void> read(std::uint64_t offset, MutableByteView buffer) const override
    {
        REVIVER_TRY(checkRange(offset, buffer.size(), m_size));
        const std::lock_guard lock(m_mutex);
        m_stream.clear();
        m_stream.seekg(static_cast<std::streamoff>(offset));
        m_stream.read(reinterpret_cast<char *>(buffer.data()), static_cast<std::streamsize>(buffer.size()));
        if (!m_stream)
            return failure(ErrorCode::FileUnreadable,
                           fmt::format("reading {} octets at offset {:#x} failed", buffer.size(), offset));
        return {};
    }

private:
    mutable std::mutex m_mutex;
    mutable std::ifstream m_stream;
    std::uint64_t m_size;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(Bytes bytes) : m_bytes(std::move(bytes)) {}

    std::uint64_t size() const override { return m_bytes.size(); }

    Result<void> read(std::uint64_t offset, MutableByteView buffer) const override
    {
        REVIVER_TRY(checkRange(offset, buffer.size(), m_bytes.size()));
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), buffer.size(), buffer.begin());
        return {};
    }

private:
    Bytes m_bytes;
};

class PartSource final : public ByteSource {
public:
    PartSource(ByteSourcePtr whole, std::uint64_t offset, std::uint64_t size)
        : m_whole(std::move(whole))
        , m_offset(offset)
        , m_size(size)
    {
    }

    std::uint64_t size() const override { return m_size; }

    Result<void> read(std::uint64_t offset, MutableByteView buffer) const override
    {
        REVIVER_TRY(checkRange(offset, buffer.size(), m_size));
        return m_whole->read(m_offset + offset, buffer);
    }

private:
    ByteSourcePtr m_whole;
    std::uint64_t m_offset;
    std::uint64_t m_size;
};

}  // namespace

std::string ByteSource::sha256() const
{
    const std::lock_guard lock(m_digestMutex);
    return m_digest;
}

void ByteSource::rememberSha256(std::string digest) const
{
    const std::lock_guard lock(m_digestMutex);
    m_digest = std::move(digest);
}

Result<ByteSourcePtr> openFile(const std::filesystem::path &path)
{
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(status))
        return failure(ErrorCode::FileNotFound, fmt::format("{} is not there", path.string()));
    if (!std::filesystem::is_regular_file(status))
        return failure(ErrorCode::FileUnreadable, fmt::format("{} is not an ordinary file", path.string()));
    const std::uint64_t size = std::filesystem::file_size(path, problem);
    if (problem)
        return failure(ErrorCode::FileUnreadable, fmt::format("{}: {}", path.string(), problem.message()));
    if (size > limits::kInput)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("{} has {} octets; files up to {} octets are opened", path.string(), size,
                                   limits::kInput));
    std::ifstream stream;
    stream.rdbuf()->pubsetbuf(nullptr, 0);
    stream.open(path, std::ios::binary);
    if (!stream)
        return failure(ErrorCode::FileUnreadable,
                       fmt::format("{} can't be opened for reading", path.string()));
    return std::make_shared<FileSource>(std::move(stream), size);
}

ByteSourcePtr memorySource(Bytes bytes)
{
    return std::make_shared<MemorySource>(std::move(bytes));
}

ByteSourcePtr partOf(ByteSourcePtr whole, std::uint64_t offset, std::uint64_t size)
{
    return std::make_shared<PartSource>(std::move(whole), offset, size);
}

Result<Bytes> readAll(const ByteSource &source, std::uint64_t offset, std::uint64_t size, std::uint64_t most)
{
    REVIVER_TRY(checkRange(offset, size, source.size()));
    if (size > most)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("{} octets at once; the bound is {}", size, most));
    Bytes bytes(static_cast<std::size_t>(size));
    REVIVER_TRY(source.read(offset, bytes));
    return bytes;
}

}  // namespace reviver
