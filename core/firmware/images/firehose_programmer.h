// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/byte_source.h"

namespace reviver {

/// True for a program (ELF or with an 80-octet header) that speaks Firehose: it holds the
/// name of the attribute by which every Firehose session agrees on its block size.
/// Source: three real programmers hold it, eleven other programs do not (confirmed).
Result<bool> isFirehoseProgrammer(const ByteSource &source);

}  // namespace reviver
