// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/huawei/huawei_client.h"

#include "core/base/hex.h"

#include <fmt/format.h>

namespace reviver::huawei {

Result<std::string> Client::productId()
{
    return m_link.read(kProductId, kProductId).and_then(decodeProductId);
}

Result<void> Client::begin(std::uint32_t code, std::uint32_t size)
{
    const auto begun = m_link.acknowledged(encodeBegin(code, size), kCommandTimeout);
    if (!begun)
        return failure(begun.error().during("beginning partition " + hexNumber(code, 8)));
    return {};
}

Result<void> Client::data(std::uint32_t blockNumber, ByteView block)
{
    if (block.empty() || block.size() > kBlockSize)
        return failure(ErrorCode::InvalidArgument, fmt::format("a block of {} octets", block.size()));
    encodeData(blockNumber, block, m_block);
    const auto written = m_link.acknowledgedRepeating(m_block, kDataTimeout);
    if (!written)
        return failure(written.error().during(fmt::format("writing block {}", blockNumber)));
    return {};
}

Result<void> Client::end(std::uint32_t code, std::uint32_t size)
{
    const auto ended = m_link.acknowledged(encodeEnd(code, size), kEndTimeout);
    if (!ended)
        return failure(ended.error().during("ending partition " + hexNumber(code, 8)));
    return {};
}

}  // namespace reviver::huawei
