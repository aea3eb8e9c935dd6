// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/spool.h"

#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

Spool::~Spool()
{
    if (m_file)
        std::fclose(m_file);
}

Result<void> Spool::write(ByteView octets)
{
    if (std::fwrite(octets.data(), 1, octets.size(), m_file) != octets.size())
        return failure(ErrorCode::FileWriteFailed,
                       "unpacking failed; the disk for temporary files may be full");
    return {};
}

Result<void> Spool::append(ByteView octets)
{
    const std::lock_guard lock(m_mutex);
    if (!m_file && m_memory.size() + octets.size() <= limits::kInMemory) {
        reviver::append(m_memory, octets);
        m_size += octets.size();
        return {};
    }
    if (!m_file) {
        m_file = std::tmpfile();
        if (!m_file)
            return failure(ErrorCode::FileWriteFailed, "no temporary file can be made to unpack into");
        REVIVER_TRY(write(m_memory));
        m_memory = {};
    }
    if (std::fseek(m_file, 0, SEEK_END) != 0)
        return failure(ErrorCode::FileWriteFailed, "the temporary file can't be extended");
    REVIVER_TRY(write(octets));
    m_size += octets.size();
    return {};
}

Result<void> Spool::read(std::uint64_t offset, MutableByteView buffer) const
{
    const std::lock_guard lock(m_mutex);
    const bool inside = offset <= m_size && buffer.size() <= m_size - offset;
    if (inside && !m_file) {
        std::copy_n(m_memory.begin() + static_cast<std::ptrdiff_t>(offset), buffer.size(), buffer.begin());
        return {};
    }
    if (!inside || std::fseek(m_file, static_cast<long>(offset), SEEK_SET) != 0
        || std::fread(buffer.data(), 1, buffer.size(), m_file) != buffer.size())
        return failure(ErrorCode::FileUnreadable,
                       fmt::format("unpacked octets at offset {:#x} can't be read", offset));
    return {};
}

}  // namespace reviver
