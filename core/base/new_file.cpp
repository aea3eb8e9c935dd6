// SPDX-License-Identifier: Apache-2.0
#include "core/base/new_file.h"

#include <fmt/format.h>

namespace reviver {

bool isThere(const std::filesystem::path &path)
{
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

NewFile::NewFile(std::filesystem::path path, ExistingFiles existing)
    : m_path(std::move(path))
    , m_temporary(m_path)
    , m_existing(existing)
{
    m_temporary += ".part";
}

NewFile::~NewFile()
{
    std::error_code ignored;
    if (m_created)
        std::filesystem::remove(m_temporary, ignored);
}

Result<void> NewFile::create()
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

Result<void> NewFile::write(ByteView octets)
{
    m_stream.write(reinterpret_cast<const char *>(octets.data()),
                   static_cast<std::streamsize>(octets.size()));
    return m_stream ? Result<void>() : failed("writing failed; the disk may be full");
}

Result<void> NewFile::finish()
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

Result<void> NewFile::failed(std::string_view why) const
{
    return failure(ErrorCode::FileWriteFailed, fmt::format("{}: {}", m_path.string(), why));
}

}  // namespace reviver
