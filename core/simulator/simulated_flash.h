// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace reviver::practice {

/// NAND flash as modems have it: written by pages, erased by blocks, a page is
/// written once between two erasures, and some blocks are bad from the factory.
/// Memory is taken only for blocks that were written.
class SimulatedFlash {
public:
    static constexpr std::size_t kPageSize = 2048;
    static constexpr std::size_t kPagesPerBlock = 64;
    static constexpr std::size_t kBlockSize = kPageSize * kPagesPerBlock;

    explicit SimulatedFlash(std::uint32_t blockCount, std::set<std::uint32_t> badBlocks = {});

    std::uint32_t blockCount() const { return m_blockCount; }
    bool isBad(std::uint32_t block) const { return m_badBlocks.contains(block); }

    /// The block is worn out: what was written stays readable, nothing can be added.
    void wearOut(std::uint32_t block) { m_badBlocks.insert(block); }

    /// Sets every bit of a block; fails on a bad block or one that does not exist.
    Result<void> eraseBlock(std::uint32_t block);
    /// Writes one page (`data` of at most kPageSize, the rest stays FF). Fails when
    /// the page was written since its block was last erased, and on a bad block.
    Result<void> programPage(std::uint32_t block, std::size_t page, ByteView data);
    /// The octets of one page; FF where nothing was written. Valid until the next
    /// change of the block.
    ByteView readPage(std::uint32_t block, std::size_t page) const;

private:
    struct Block {
        Bytes data = Bytes(kBlockSize, 0xFF);
        std::vector<bool> written = std::vector<bool>(kPagesPerBlock, false);
    };
    Result<void> checkBlock(std::uint32_t block) const;

    std::uint32_t m_blockCount;
    std::set<std::uint32_t> m_badBlocks;
    std::map<std::uint32_t, Block> m_blocks;
};

}  // namespace reviver::practice
