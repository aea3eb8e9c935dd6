// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/byte_source.h"

#include <cstdio>
#include <mutex>

namespace reviver {

/// Octets that were unpacked, one behind the other: in memory as long as there are few,
/// then in a file without a name that vanishes with the last user.
class Spool final : public ByteSource {
public:
    Spool() = default;
    ~Spool() override;
    Spool(const Spool &) = delete;
    Spool &operator=(const Spool &) = delete;

    /// FileWriteFailed when the disk for temporary files is full.
    Result<void> append(ByteView octets);

    std::uint64_t size() const override { return m_size; }
    Result<void> read(std::uint64_t offset, MutableByteView buffer) const override;

private:
    Result<void> write(ByteView octets);

    mutable std::mutex m_mutex;  ///< the file has one position
    Bytes m_memory;
    std::FILE *m_file = nullptr;
    std::uint64_t m_size = 0;
};

}  // namespace reviver
