// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <optional>

namespace reviver::practice {

/// An image of a form that has no checksum of its own that the boot code could look at:
/// behind its true first octets (64 at most) stand a mark, its size and a SHA-256.
Bytes markedImage(ByteView head, ByteView content);
/// Octets of the image that begins with `head` (128 octets at least); nothing without a mark.
std::optional<std::size_t> markedImageSize(ByteView head);
/// True when the content has the digest that the mark names.
bool markedImageIsWhole(ByteView image);

}  // namespace reviver::practice
