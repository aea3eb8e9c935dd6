// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

// FIPS 180-2, appendix B.1.
TEST(Sha256, MatchesThePublishedVector)
{
    EXPECT_EQ(sha256Hex(asBytes("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, StartsAnewAfterFinish)
{
    Sha256 hash;
    hash.update(asBytes("something else"));
    hash.finish();
    hash.update(asBytes("a"));
    hash.update(asBytes("bc"));
    EXPECT_EQ(digestText(hash.finish()), sha256Hex(asBytes("abc")));
}

}  // namespace
}  // namespace reviver
