// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/raw_output.h"

#include <algorithm>

namespace reviver::practice {
namespace {

/// Fits into a port's buffer even while the piece before is still in it.
constexpr std::uint64_t kPiece = 16 * 1024;

}  // namespace

void RawOutput::start(std::uint64_t size, Source source, std::function<void()> finished)
{
    m_source = std::move(source);
    m_finished = std::move(finished);
    m_offset = 0;
    m_size = size;
    putOut();
}

void RawOutput::taken()
{
    if (busy())
        putOut();
}

void RawOutput::putOut()
{
    const auto size = static_cast<std::size_t>(std::min(kPiece, m_size - m_offset));
    if (size > 0) {
        Bytes piece = m_source(m_offset, size);
        m_offset += size;
        m_board.work(size);
        m_board.send(m_port, std::move(piece));
    }
    if (!busy() && m_finished)
        std::exchange(m_finished, {})();
}

}  // namespace reviver::practice
