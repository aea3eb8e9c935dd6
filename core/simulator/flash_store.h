// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sha256.h"
#include "core/simulator/image_content.h"
#include "core/simulator/simulated_flash.h"

#include <optional>
#include <string>

namespace reviver::practice {

/// One image in flash and what the modem noted when it was written.
struct StoredImage {
    std::string name;        ///< what the writer called it: "record_00110000", "partition_amss"
    std::uint64_t size = 0;  ///< octets received
    bool factory = false;    ///< was there before the host wrote anything
    bool finished = false;   ///< its writing was ended properly
    unsigned revision = 0;   ///< grows whenever the image changes
    Bytes digest;            ///< SHA-256 of what was received, made at the end
    std::vector<std::uint32_t> blocks;
};

/// How the modem's own program keeps images in NAND: erases blocks ahead, goes
/// round bad ones, writes page by page, and notes a checksum of what it received.
class FlashStore {
public:
    explicit FlashStore(SimulatedFlash flash) : m_flash(std::move(flash)) {}

    /// Puts an image in as the factory did.
    void preload(std::string name, ByteView data);
    /// The same in the blocks from `first` on.
    void preloadAt(std::uint32_t first, std::string name, ByteView data);

    /// Starts an image of at most `most` octets and throws away an earlier one of
    /// the same name. An image that was open stays behind unfinished.
    Result<void> begin(std::string name, std::uint64_t most);
    /// Starts an image in the blocks from `first` on, past bad ones. Nothing is erased
    /// ahead: writing fails on pages that were written before.
    Result<void> beginAt(std::uint32_t first, std::string name, std::uint64_t most);
    /// Erases the good ones of some blocks and forgets the images that stood in them.
    Result<void> eraseBlocks(std::uint32_t first, std::uint32_t count);
    /// Changes octets in place, as a program does that copies the block, erases it and
    /// writes it again. Offsets count from block `first`, past bad ones.
    Result<void> change(std::uint32_t first, std::uint64_t offset, ByteView data);
    /// Appends octets; with `store` false they are only counted and forgotten.
    Result<void> write(ByteView data, bool store = true);
    /// The flash block that takes the next page of the open image fails and is gone round
    /// from then on.
    void wearOutNext() { m_wearingOut = true; }
    /// Ends the open image. A factory image with the same content gives way to it.
    Result<void> end();

    bool isOpen() const { return m_open.has_value(); }
    /// Octets of the open image received so far, and how many it may have.
    std::uint64_t openSize() const { return m_open ? m_images[*m_open].size : 0; }
    std::uint64_t openLimit() const { return m_limit; }

    const std::vector<StoredImage> &images() const { return m_images; }
    /// What is really in flash, image.size octets, or the first `most` of them.
    Bytes read(const StoredImage &image, std::uint64_t most = UINT64_MAX) const;
    /// What stands in the blocks from `first` on, past bad ones; ends with the flash.
    Bytes readFrom(std::uint32_t first, std::uint64_t offset, std::uint64_t size) const;
    std::uint32_t blockCount() const { return m_flash.blockCount(); }
    /// What the image is, by its own header.
    ContentVerdict content(const StoredImage &image) const;
    /// True when the image was ended and flash holds what was received.
    bool intact(const StoredImage &image) const;
    /// Grows when an image is ended or begun.
    unsigned revision() const { return m_revision; }

private:
    Result<void> open(std::string name, std::uint64_t most);
    Result<std::uint32_t> takeBlock();
    /// The first good block from `block` on; blockCount() if there is none.
    std::uint32_t goodBlockFrom(std::uint32_t block) const;
    Result<void> programPageBuffer();
    void remove(std::size_t index);
    void dropFactoryTwinOf(std::size_t index);

    SimulatedFlash m_flash;
    std::vector<StoredImage> m_images;
    std::set<std::uint32_t> m_usedBlocks;
    std::optional<std::size_t> m_open;
    std::optional<std::uint32_t> m_nextBlock;  ///< of an image whose place the host chose
    bool m_wearingOut = false;
    std::uint64_t m_limit = 0;
    std::uint64_t m_programmed = 0;
    Bytes m_pageBuffer;
    Sha256 m_digest;
    unsigned m_revision = 0;
};

}  // namespace reviver::practice
