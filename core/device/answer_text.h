// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>

namespace reviver {

struct Heard;

/// What was heard, in words for the log: "9x00B-SCAQDBZM-30350", "refused: NAK 0x0006:
/// unknown command", "no answer".
std::string answerText(const Heard &heard, ByteView request);
/// The octets for the log, without those that may hold a serial number.
std::string receivedText(const Heard &heard, ByteView request);

}  // namespace reviver
