// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <filesystem>
#include <initializer_list>

namespace reviver::practice {

// What the makers of practice firmware share.

/// Octets that look like code: every value occurs, flags and escapes of HDLC too.
Bytes fillerOctets(std::size_t size, std::uint32_t seed);
/// Little-endian words and half words, one after the other.
void appendWords(Bytes &out, std::initializer_list<std::uint32_t> words);
void appendHalves(Bytes &out, std::initializer_list<std::uint16_t> halves);
/// Puts a text over what stands at `offset`.
void overwrite(Bytes &target, std::size_t offset, std::string_view text);

/// Writes a file through a temporary name; its folder is made if missing.
Result<void> writeFile(const std::filesystem::path &path, ByteView data);

}  // namespace reviver::practice
