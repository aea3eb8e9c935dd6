// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/flash_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace reviver::practice {

void FlashStore::preload(std::string name, ByteView data)
{
    // The factory never fails: its flash is large enough by construction.
    if (!begin(std::move(name), data.size()) || !write(data) || !end())
        return;
    m_images.back().factory = true;
}

void FlashStore::preloadAt(std::uint32_t first, std::string name, ByteView data)
{
    if (!beginAt(first, std::move(name), data.size()) || !write(data) || !end())
        return;
    m_images.back().factory = true;
}

Result<void> FlashStore::begin(std::string name, std::uint64_t most)
{
    m_nextBlock.reset();
    return open(std::move(name), most);
}

Result<void> FlashStore::beginAt(std::uint32_t first, std::string name, std::uint64_t most)
{
    m_nextBlock = first;
    return open(std::move(name), most);
}

Result<void> FlashStore::eraseBlocks(std::uint32_t first, std::uint32_t count)
{
    if (first > m_flash.blockCount() || count > m_flash.blockCount() - first)
        return failure(ErrorCode::DeviceRefused, "flash ends before the last block to erase");
    m_open.reset();
    for (std::size_t i = m_images.size(); i-- > 0;) {
        const auto inRange = [&](std::uint32_t block) { return block >= first && block - first < count; };
        if (std::ranges::any_of(m_images[i].blocks, inRange))
            remove(i);
    }
    for (std::uint32_t block = first; block - first < count; ++block) {
        if (!m_flash.isBad(block))
            REVIVER_TRY(m_flash.eraseBlock(block));
    }
    ++m_revision;
    return {};
}

Result<void> FlashStore::change(std::uint32_t first, std::uint64_t offset, ByteView data)
{
    std::uint32_t block = goodBlockFrom(first);
    for (; offset >= SimulatedFlash::kBlockSize; offset -= SimulatedFlash::kBlockSize)
        block = goodBlockFrom(block + 1);
    if (offset + data.size() > SimulatedFlash::kBlockSize)
        return failure(ErrorCode::DeviceRefused, "a change reaches over a block's end");
    Bytes content;
    for (std::size_t page = 0; page < SimulatedFlash::kPagesPerBlock; ++page)
        append(content, m_flash.readPage(block, page));
    std::ranges::copy(data, content.begin() + static_cast<std::ptrdiff_t>(offset));
    REVIVER_TRY(m_flash.eraseBlock(block));
    for (std::size_t page = 0; page < SimulatedFlash::kPagesPerBlock; ++page) {
        const ByteView octets
            = ByteView(content).subspan(page * SimulatedFlash::kPageSize, SimulatedFlash::kPageSize);
        REVIVER_TRY(m_flash.programPage(block, page, octets));
    }
    ++m_revision;
    return {};
}

Result<void> FlashStore::open(std::string name, std::uint64_t most)
{
    if (most == 0 || most > std::uint64_t{m_flash.blockCount()} * SimulatedFlash::kBlockSize)
        return failure(ErrorCode::DeviceRefused, fmt::format("{} octets do not fit into flash", most));
    m_open.reset();
    for (std::size_t i = m_images.size(); i-- > 0;) {
        if (m_images[i].name == name)
            remove(i);
    }
    m_images.push_back({std::move(name), 0, false, false, ++m_revision, {}, {}});
    m_open = m_images.size() - 1;
    m_limit = most;
    m_programmed = 0;
    m_pageBuffer.clear();
    m_digest = Sha256();
    return {};
}

Result<void> FlashStore::write(ByteView data, bool store)
{
    if (!m_open)
        return failure(ErrorCode::DeviceRefused, "no image is open");
    StoredImage &image = m_images[*m_open];
    if (data.size() > m_limit - image.size)
        return failure(ErrorCode::DeviceRefused, "more octets than announced");
    m_digest.update(data);
    image.size += data.size();
    while (store && !data.empty()) {
        const std::size_t part = std::min(data.size(), SimulatedFlash::kPageSize - m_pageBuffer.size());
        append(m_pageBuffer, data.first(part));
        data = data.subspan(part);
        if (m_pageBuffer.size() == SimulatedFlash::kPageSize)
            REVIVER_TRY(programPageBuffer());
    }
    return {};
}

Result<void> FlashStore::end()
{
    if (!m_open)
        return failure(ErrorCode::DeviceRefused, "no image is open");
    if (!m_pageBuffer.empty())
        REVIVER_TRY(programPageBuffer());
    StoredImage &image = m_images[*m_open];
    image.digest = m_digest.finish();
    image.finished = true;
    image.revision = ++m_revision;
    dropFactoryTwinOf(*m_open);
    m_open.reset();
    return {};
}

Bytes FlashStore::read(const StoredImage &image, std::uint64_t most) const
{
    const std::size_t size = std::min(image.size, most);
    Bytes data;
    data.reserve(size + SimulatedFlash::kPageSize);
    for (const std::uint32_t block : image.blocks) {
        for (std::size_t page = 0; page < SimulatedFlash::kPagesPerBlock && data.size() < size; ++page)
            append(data, m_flash.readPage(block, page));
    }
    data.resize(size, 0xFF);
    return data;
}

Bytes FlashStore::readFrom(std::uint32_t first, std::uint64_t offset, std::uint64_t size) const
{
    std::uint32_t block = goodBlockFrom(first);
    for (; offset >= SimulatedFlash::kBlockSize && block < m_flash.blockCount();
         offset -= SimulatedFlash::kBlockSize)
        block = goodBlockFrom(block + 1);
    Bytes data;
    for (; block < m_flash.blockCount() && data.size() < offset + size; block = goodBlockFrom(block + 1)) {
        for (std::size_t page = 0; page < SimulatedFlash::kPagesPerBlock; ++page)
            append(data, m_flash.readPage(block, page));
    }
    data.erase(data.begin(),
               data.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(offset, data.size())));
    data.resize(std::min<std::uint64_t>(data.size(), size));
    return data;
}

ContentVerdict FlashStore::content(const StoredImage &image) const
{
    return recogniseContent(read(image, kContentHead), image.size);
}

bool FlashStore::intact(const StoredImage &image) const
{
    if (!image.finished)
        return false;
    Sha256 digest;
    digest.update(read(image));
    return digest.finish() == image.digest;
}

std::uint32_t FlashStore::goodBlockFrom(std::uint32_t block) const
{
    while (block < m_flash.blockCount() && m_flash.isBad(block))
        ++block;
    return std::min(block, m_flash.blockCount());
}

Result<std::uint32_t> FlashStore::takeBlock()
{
    if (m_nextBlock) {
        const std::uint32_t block = goodBlockFrom(*m_nextBlock);
        m_nextBlock = block + 1;
        if (block < m_flash.blockCount())
            return block;
        return failure(ErrorCode::DeviceRefused, "flash ends before the image");
    }
    for (std::uint32_t block = 0; block < m_flash.blockCount(); ++block) {
        if (m_usedBlocks.contains(block) || !m_flash.eraseBlock(block))
            continue;
        m_usedBlocks.insert(block);
        return block;
    }
    return failure(ErrorCode::DeviceRefused, "flash is full");
}

Result<void> FlashStore::programPageBuffer()
{
    StoredImage &image = m_images[*m_open];
    const std::size_t page = (m_programmed / SimulatedFlash::kPageSize) % SimulatedFlash::kPagesPerBlock;
    if (page == 0) {
        const Result<std::uint32_t> block = takeBlock();
        if (!block)
            return failure(block.error());
        image.blocks.push_back(*block);
    }
    if (std::exchange(m_wearingOut, false))
        m_flash.wearOut(image.blocks.back());
    auto programmed = m_flash.programPage(image.blocks.back(), page, m_pageBuffer);
    if (!programmed) {
        m_open.reset();  // the image is given up: it has to be begun again
        return programmed;
    }
    m_programmed += SimulatedFlash::kPageSize;
    m_pageBuffer.clear();
    return {};
}

void FlashStore::remove(std::size_t index)
{
    for (const std::uint32_t block : m_images[index].blocks)
        m_usedBlocks.erase(block);
    m_images.erase(m_images.begin() + static_cast<std::ptrdiff_t>(index));
}

void FlashStore::dropFactoryTwinOf(std::size_t index)
{
    const ImageContent written = content(m_images[index]).content;
    if (written == ImageContent::Other)
        return;
    for (std::size_t i = m_images.size(); i-- > 0;) {
        if (i != index && m_images[i].factory && content(m_images[i]).content == written)
            remove(i);
    }
}

}  // namespace reviver::practice
