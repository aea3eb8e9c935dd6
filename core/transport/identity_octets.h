// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>
#include <string_view>
#include <vector>

namespace reviver {

// How personal numbers are replaced in what went over a port; docs/recording.md says which.

/// Names that stand before a serial number in answers to AT commands ("ESN:" and Sierra's "FSN:"
/// end so, too), and in what a Firehose loader logs.
inline constexpr std::string_view kSerialNames[] = {"SN:", "MEID:", "serial num:"};

/// What is looked for.
struct IdentityMask {
    const std::vector<std::string> &serials;  ///< that USB shows
    bool numbers = true;                      ///< runs of digits and named numbers, too
};

/// Replaces them in octets by as many others. Between two flags of HDLC stands a frame, whose
/// checksum is made anew, or else text.
void maskOctets(MutableByteView octets, const IdentityMask &mask);
void maskText(std::string &text, const IdentityMask &mask);
/// Replaces a binary number as a whole, unless it is blank.
void maskNumber(MutableByteView octets);

/// Whether this request of Sahara is answered with the chip's serial number.
bool asksSerial(ByteView request);
/// Whether no number and no frame goes on behind these octets: they end with a frame, or are text
/// and end with a line.
bool endsWhole(ByteView octets);

}  // namespace reviver
