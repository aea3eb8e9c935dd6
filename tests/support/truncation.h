// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <gtest/gtest.h>

namespace reviver::test {

/// `decode` takes the whole message and refuses it whenever its end is missing.
template <typename Decode>
void expectOnlyTheWholeMessageDecodes(ByteView whole, Decode decode)
{
    EXPECT_TRUE(decode(whole));
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(decode(whole.first(size))) << "cut to " << size << " octets";
}

}  // namespace reviver::test
