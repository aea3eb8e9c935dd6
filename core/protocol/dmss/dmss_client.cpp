// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/dmss/dmss_client.h"

#include "core/base/hex.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace reviver::dmss {

Result<void> Client::nop()
{
    return m_link.acknowledgedRepeating(Bytes{kNop}, kCommandTimeout);
}

Result<Parameters> Client::parameters()
{
    auto found = m_link.read(kParametersRequest, kParameters).and_then(Parameters::decode);
    if (found && found->maxWrite > 0)
        m_blockSize = std::min<std::size_t>(kBlockSize, found->maxWrite);
    return found;
}

Result<void> Client::write(std::uint32_t address, ByteView data)
{
    if (data.size() > std::numeric_limits<std::uint32_t>::max() - address)
        return failure(
            ErrorCode::InvalidArgument,
            fmt::format("{} octets at {} leave the address space", data.size(), hexNumber(address, 8)));
    for (std::size_t offset = 0; offset < data.size(); offset += m_blockSize) {
        const ByteView block = data.subspan(offset, std::min(m_blockSize, data.size() - offset));
        const auto place = address + static_cast<std::uint32_t>(offset);
        const auto written = m_link.acknowledgedRepeating(encodeWrite(place, block), kWriteTimeout);
        if (!written)
            return failure(written.error().during("writing to RAM at " + hexNumber(place, 8)));
    }
    return {};
}

Result<void> Client::go(std::uint32_t address)
{
    const auto started = m_link.acknowledged(encodeGo(address), kCommandTimeout);
    if (!started) {
        const ErrorCode code = started.error().code();
        if (code == ErrorCode::Timeout || code == ErrorCode::PortDisconnected)
            return {};
    }
    return started;
}

Result<void> Client::switchToStreaming()
{
    return m_link.acknowledged(Bytes{kSwitchToStreaming, 0, 0}, kCommandTimeout);
}

}  // namespace reviver::dmss
