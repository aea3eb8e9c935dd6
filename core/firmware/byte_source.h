// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace reviver {

/// Octets that can be read anywhere without loading the whole: a file, memory,
/// or a part of another source. Reading is thread safe; contents never change
/// (a file is opened once, so what was checked is what is written).
class ByteSource {
public:
    virtual ~ByteSource() = default;

    virtual std::uint64_t size() const = 0;
    /// Fills `buffer` from `offset`; fails when the range ends behind size() or
    /// the medium can't be read.
    virtual Result<void> read(std::uint64_t offset, MutableByteView buffer) const = 0;

    /// The SHA-256 of all octets as hex text; empty until somebody has found it (digests.h), because
    /// hashing takes longer than checking what a container says of itself.
    std::string sha256() const;
    void rememberSha256(std::string digest) const;

private:
    mutable std::mutex m_digestMutex;
    mutable std::string m_digest;
};

using ByteSourcePtr = std::shared_ptr<const ByteSource>;

/// Opens a file for reading; FileNotFound or FileUnreadable.
Result<ByteSourcePtr> openFile(const std::filesystem::path &path);
/// Octets in memory.
ByteSourcePtr memorySource(Bytes bytes);
/// A part of another source. The range must lie inside it.
ByteSourcePtr partOf(ByteSourcePtr whole, std::uint64_t offset, std::uint64_t size);
/// `size` octets from `offset` in memory; LimitExceeded above `most`.
Result<Bytes> readAll(const ByteSource &source, std::uint64_t offset, std::uint64_t size,
                      std::uint64_t most = 16u << 20);

}  // namespace reviver
