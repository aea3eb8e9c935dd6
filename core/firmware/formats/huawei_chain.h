// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/formats/huawei_record.h"
#include "core/firmware/reading.h"

#include <vector>

namespace reviver::huawei {

/// A record whose header is sound.
struct Record {
    RecordHeader header;
    std::uint64_t offset = 0;   ///< of its header in the source
    std::uint64_t present = 0;  ///< data octets that are really there
    bool truncated() const { return present < header.dataSize; }
    std::uint64_t dataOffset() const { return offset + header.headerSize; }
    std::uint64_t end() const { return dataOffset() + present; }
};

/// Octets between two records of one chain that belong to no sound record.
struct Gap {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::size_t before = 0;  ///< index of the record behind the gap; the record count at the end
    HeaderFault reason = HeaderFault::NoMagic;
};

/// Records that follow each other. A broken record leaves a gap in its chain; it
/// never splits one set into two small complete ones.
struct Chain {
    std::vector<Record> records;
    std::vector<Gap> gaps;
    /// First octet of the 92 in front of the first record, if it tells the content:
    /// bits 0 to 2 the kind, bit 3 signed.
    /// Source: forth32/balongflash ptable.c and signver.c (confirmed).
    std::optional<std::uint8_t> contentCode;

    std::uint64_t start() const { return records.front().offset; }
    std::uint64_t end() const { return records.back().end(); }
    std::uint64_t dataOctets() const;
};

/// What a search for chains has found.
struct Chains {
    std::vector<Chain> list;
    /// Set when there is no chain, but something that was meant to be a record.
    std::optional<Gap> brokenHeader;
};

/// All chains in a source, found at any offset by the magic octets and proven by
/// version, sizes and checksum of the first header. Data of sound records is not
/// searched: a chain inside an image belongs to that image.
Result<Chains> findChains(const ByteSource &source, Reading &reading);

/// What the block checksums and the digest of a record's data say.
struct RecordCheck {
    std::vector<std::uint32_t> badBlocks;
    std::vector<std::uint16_t> sums;  ///< CRC-16/X-25 of every `sumBlock` octets, if asked for
};

/// Reads the data of a record once and checks every block. `sumBlock`: a power of two up to
/// limits::kPiece, or 0.
Result<RecordCheck> checkRecord(const ByteSource &source, const Record &record, Reading &reading,
                                std::uint32_t sumBlock = 0);

}  // namespace reviver::huawei
