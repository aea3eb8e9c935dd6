// SPDX-License-Identifier: Apache-2.0
#include "core/repair/qdl_writer.h"

#include "core/base/hex.h"
#include "core/repair/link_quality.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace reviver {

QdlWriter::QdlWriter(const WriterSetup &setup)
    : m_stop(setup.stop)
    , m_qdl(setup.port, setup.clock, setup.stop)
{
}

Result<std::string> QdlWriter::confirmMode()
{
    return m_qdl.hello().map([](const qdl::HelloReply &) { return std::string(); });
}

Result<void> QdlWriter::write(const FirmwareImage &image, const WriteTarget &target,
                              const BlockListener &listener)
{
    if (image.size > std::numeric_limits<std::uint32_t>::max() - image.header.size())
        return failure(ErrorCode::LimitExceeded, fmt::format("an image of {} octets", image.size));
    const auto opened = m_qdl.open(static_cast<std::uint8_t>(target.code), image.header,
                                   static_cast<std::uint32_t>(image.size));
    if (!opened)
        return failure(opened.error().during("opening the image"));
    REVIVER_TRY(writeChunks(image, listener));
    if (auto done = m_qdl.done(); !done)
        return failure(done.error().during("ending the image"));
    return {};
}

Result<void> QdlWriter::writeChunks(const FirmwareImage &image, const BlockListener &listener)
{
    std::uint32_t sequence = 0;
    for (std::uint64_t offset = 0; offset < image.size; ++sequence) {
        if (m_stop.stopRequested())
            return failure(ErrorCode::Cancelled, fmt::format("stopped before offset {}", offset));
        if (sequence > std::numeric_limits<std::uint16_t>::max())
            return failure(ErrorCode::LimitExceeded, "more chunks than can be numbered");
        m_chunk.resize(std::min<std::uint64_t>(qdl::kChunkSize, image.size - offset));
        REVIVER_TRY(image.data->read(offset, m_chunk));
        if (auto sent = m_qdl.write(static_cast<std::uint16_t>(sequence), m_chunk); !sent)
            return failure(sent.error().during("writing at " + hexNumber(offset, 8)));
        offset += m_chunk.size();
        listener(offset);
    }
    return {};
}

Result<void> QdlWriter::restart()
{
    return m_qdl.reset();
}

LinkQuality QdlWriter::link() const
{
    return linkQuality(m_qdl.counters());
}

}  // namespace reviver
