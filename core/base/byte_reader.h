// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <concepts>

namespace reviver {

/// Reads fields of a message in order. A read past the end gives zeros and is
/// remembered: read everything first, then ask finish() once.
class ByteReader {
public:
    explicit ByteReader(ByteView data) : m_data(data) {}

    /// The next integer, low octet first.
    template <std::unsigned_integral T>
    T le()
    {
        const ByteView field = take(sizeof(T));
        return field.empty() ? T{} : loadLe<T>(field);
    }

    /// The next integer, high octet first.
    template <std::unsigned_integral T>
    T be()
    {
        const ByteView field = take(sizeof(T));
        return field.empty() ? T{} : loadBe<T>(field);
    }

    /// The next `count` octets; empty when they are not all there.
    ByteView take(std::size_t count);
    /// Everything that is left.
    ByteView rest();
    void skip(std::size_t count) { take(count); }

    std::size_t remaining() const { return m_data.size() - m_position; }
    bool failed() const { return m_failed; }

    /// Fails with MalformedMessage when a field was missing or octets are left over.
    Result<void> finish(std::string_view what) const;
    /// As finish(), but octets behind the last field are allowed.
    Result<void> finishLoosely(std::string_view what) const;

private:
    ByteView m_data;
    std::size_t m_position = 0;
    bool m_failed = false;
};

}  // namespace reviver
