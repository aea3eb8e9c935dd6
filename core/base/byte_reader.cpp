// SPDX-License-Identifier: Apache-2.0
#include "core/base/byte_reader.h"

#include <fmt/format.h>

namespace reviver {

ByteView ByteReader::take(std::size_t count)
{
    if (m_failed || count > remaining()) {
        m_failed = true;
        return {};
    }
    const ByteView field = m_data.subspan(m_position, count);
    m_position += count;
    return field;
}

ByteView ByteReader::rest()
{
    return take(m_failed ? 0 : remaining());
}

Result<void> ByteReader::finish(std::string_view what) const
{
    REVIVER_TRY(finishLoosely(what));
    if (remaining() != 0)
        return failure(ErrorCode::MalformedMessage,
                       fmt::format("{}: {} octets too many", what, remaining()));
    return {};
}

Result<void> ByteReader::finishLoosely(std::string_view what) const
{
    if (m_failed)
        return failure(ErrorCode::MalformedMessage,
                       fmt::format("{}: cut short at {} octets", what, m_data.size()));
    return {};
}

}  // namespace reviver
