// SPDX-License-Identifier: Apache-2.0
#include "core/repair/huawei_writer.h"

#include "core/repair/link_quality.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace reviver {

HuaweiWriter::HuaweiWriter(Transport &port, Clock &clock, StopToken stop)
    : m_stop(stop)
    , m_client(port, clock, std::move(stop))
{
}

Result<std::string> HuaweiWriter::confirmMode()
{
    return m_client.softwareVersion();
}

Result<void> HuaweiWriter::write(const FirmwareImage &image, const WriteTarget &target,
                                 const BlockListener &listener)
{
    if (image.size == 0 || image.size > std::numeric_limits<std::uint32_t>::max())
        return failure(ErrorCode::InvalidArgument, fmt::format("an image of {} octets", image.size));
    const auto size = static_cast<std::uint32_t>(image.size);
    if (auto begun = m_client.begin(target.code, size); !begun)
        return failure(begun.error().during("beginning the image"));
    REVIVER_TRY(writeBlocks(image, listener));
    if (auto ended = m_client.end(target.code, size); !ended)
        return failure(ended.error().during("ending the image"));
    return {};
}

Result<void> HuaweiWriter::writeBlocks(const FirmwareImage &image, const BlockListener &listener)
{
    std::uint32_t number = huawei::kFirstBlock;
    for (std::uint64_t offset = 0; offset < image.size; ++number) {
        if (m_stop.stopRequested())
            return failure(ErrorCode::Cancelled, fmt::format("stopped before block {}", number));
        m_block.resize(std::min<std::uint64_t>(huawei::kBlockSize, image.size - offset));
        REVIVER_TRY(image.data->read(offset, m_block));
        if (auto sent = m_client.data(number, m_block); !sent)
            return failure(sent.error());
        offset += m_block.size();
        listener(offset);
    }
    return {};
}

Result<void> HuaweiWriter::restart()
{
    return m_client.reset();
}

LinkQuality HuaweiWriter::link() const
{
    return linkQuality(m_client.counters());
}

}  // namespace reviver
