// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "core/firmware/images/partition_table.h"
#include "core/protocol/streaming/streaming_client.h"
#include "core/repair/image_writer.h"

namespace reviver {

/// The flash behind a loader that lets it be read (03). On most loaders an address means
/// memory, and what is read there says nothing: a flash counts as found only when a boot
/// loader or the partition table stands at its beginning, and the table further on. That an
/// address counts octets of flash from the base of the hello, bad blocks included, is inferred.
class StreamingFlash {
public:
    /// Unsupported when what is read is no such flash, or nothing can be read.
    static Result<StreamingFlash> find(streaming::Client &loader, const streaming::HelloReply &hello);

    const SystemPartitionTable &table() const { return m_table; }
    std::uint32_t blockKib() const { return m_blockSize / 1024; }

    /// Reads a partition and compares it with an image, erase block by erase block. A block that
    /// differs is taken for one that the loader went round, as long as the next one is right.
    /// VerifyMismatch names the first place that differs; Unsupported without such a partition.
    Result<void> compare(streaming::Client &loader, const FirmwareImage &image, std::string_view partition,
                         const BlockListener &listener, const StopToken &stop) const;

private:
    Result<Bytes> read(streaming::Client &loader, std::uint64_t address, std::size_t length) const;
    Result<void> findTable(streaming::Client &loader);
    Result<std::optional<SystemPartitionTable>> tableIn(streaming::Client &loader, std::uint64_t block) const;
    /// Where the image's octets from `offset` on differ from an erase block; nothing if they don't.
    Result<std::optional<std::uint64_t>> differenceIn(streaming::Client &loader, std::uint64_t block,
                                                      const FirmwareImage &image, std::uint64_t offset,
                                                      const StopToken &stop) const;

    std::uint32_t m_base = 0;
    std::uint32_t m_blockSize = 0;  ///< of an erase block
    std::size_t m_piece = 0;        ///< octets that one answer holds
    SystemPartitionTable m_table;
};

}  // namespace reviver
