// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/simulated_flash.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::practice {

SimulatedFlash::SimulatedFlash(std::uint32_t blockCount, std::set<std::uint32_t> badBlocks)
    : m_blockCount(blockCount)
    , m_badBlocks(std::move(badBlocks))
{
}

Result<void> SimulatedFlash::checkBlock(std::uint32_t block) const
{
    if (block >= m_blockCount)
        return failure(ErrorCode::InvalidArgument, fmt::format("flash has no block {}", block));
    if (isBad(block))
        return failure(ErrorCode::DeviceRefused, fmt::format("flash block {} is bad", block));
    return {};
}

Result<void> SimulatedFlash::eraseBlock(std::uint32_t block)
{
    REVIVER_TRY(checkBlock(block));
    m_blocks.erase(block);
    return {};
}

Result<void> SimulatedFlash::programPage(std::uint32_t block, std::size_t page, ByteView data)
{
    REVIVER_TRY(checkBlock(block));
    if (page >= kPagesPerBlock || data.size() > kPageSize)
        return failure(ErrorCode::InvalidArgument, "outside the flash page");
    Block &target = m_blocks[block];
    if (target.written[page])
        return failure(ErrorCode::DeviceRefused,
                       fmt::format("page {} of block {} is not erased", page, block));
    target.written[page] = true;
    std::copy(data.begin(), data.end(), target.data.begin() + page * kPageSize);
    return {};
}

ByteView SimulatedFlash::readPage(std::uint32_t block, std::size_t page) const
{
    static const Bytes erased(kPageSize, 0xFF);
    const auto found = m_blocks.find(block);
    if (found == m_blocks.end() || page >= kPagesPerBlock)
        return erased;
    return ByteView(found->second.data).subspan(page * kPageSize, kPageSize);
}

}  // namespace reviver::practice
