// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/append_only_file.h"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <set>

namespace reviver::test {

/// Files of the real disk, on a disk that is as large as the test says.
class TestFiles final : public AppendOnlyFiles {
public:
    Result<std::unique_ptr<AppendOnlyFile>> create(const std::filesystem::path &path) override
    {
        std::filesystem::create_directories(path.parent_path());
        if (std::filesystem::exists(path))
            return failure(ErrorCode::InvalidArgument, "it is there already");
        std::ofstream(path, std::ios::binary).flush();
        return std::make_unique<File>(*this, path);
    }
    Result<std::unique_ptr<AppendOnlyFile>> reopen(const std::filesystem::path &path) override
    {
        if (held(path))
            return failure(ErrorCode::PortBusy, "it is in use");
        return std::make_unique<File>(*this, path);
    }
    bool held(const std::filesystem::path &path) override
    {
        const std::lock_guard lock(m_mutex);
        return m_held.contains(path);
    }

    std::uint64_t room = UINT64_MAX;  ///< octets that still fit

private:
    class File final : public AppendOnlyFile {
    public:
        File(TestFiles &files, std::filesystem::path path) : m_files(files), m_path(std::move(path))
        {
            const std::lock_guard lock(m_files.m_mutex);
            m_files.m_held.insert(m_path);
        }
        ~File() override
        {
            const std::lock_guard lock(m_files.m_mutex);
            m_files.m_held.erase(m_path);
        }

        /// As a full disk does it: what fits is there.
        Result<void> append(ByteView octets) override
        {
            const auto size = std::min<std::uint64_t>(octets.size(), m_files.room);
            std::ofstream(m_path, std::ios::binary | std::ios::app)
                .write(reinterpret_cast<const char *>(octets.data()), static_cast<std::streamsize>(size));
            m_files.room -= size;
            if (size < octets.size())
                return failure(ErrorCode::FileWriteFailed, "no space left on the disk");
            return {};
        }
        Result<void> cut(std::uint64_t size) override
        {
            std::filesystem::resize_file(m_path, size);
            return {};
        }

    private:
        TestFiles &m_files;
        std::filesystem::path m_path;
    };

    std::mutex m_mutex;
    std::set<std::filesystem::path> m_held;
};

}  // namespace reviver::test
