// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <memory>
#include <string>

namespace reviver {

/// SHA-256 in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;

    void update(ByteView data);
    /// The 32 octets of the digest; the object is empty afterwards.
    Bytes finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

/// The digest of `data` as 64 lower-case hex digits.
std::string sha256Hex(ByteView data);
/// Any digest as lower-case hex digits without blanks.
std::string digestText(ByteView digest);

}  // namespace reviver
