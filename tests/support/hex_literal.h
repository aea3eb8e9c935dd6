// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hex.h"

namespace reviver::test {

/// Octets from hex text in a test; blanks are allowed.
inline Bytes hex(std::string_view text)
{
    return parseHex(text).value();
}

}  // namespace reviver::test
