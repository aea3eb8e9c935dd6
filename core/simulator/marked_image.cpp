// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/marked_image.h"

#include "core/base/sha256.h"

#include <algorithm>
#include <string_view>

namespace reviver::practice {
namespace {

constexpr std::size_t kMarkAt = 64;
constexpr std::size_t kSizeAt = 80;
constexpr std::size_t kDigestAt = 84;
constexpr std::size_t kDigest = 32;
constexpr std::size_t kContentAt = 128;
constexpr std::string_view kMark = "REVIVER PRACTICE";

Bytes digestOf(ByteView data)
{
    Sha256 digest;
    digest.update(data);
    return digest.finish();
}

}  // namespace

Bytes markedImage(ByteView head, ByteView content)
{
    Bytes image(head.begin(), head.end());
    image.resize(kMarkAt, 0);
    append(image, asBytes(kMark));
    appendLe(image, static_cast<std::uint32_t>(kContentAt + content.size()));
    append(image, digestOf(content));
    image.resize(kContentAt, 0);
    append(image, content);
    return image;
}

std::optional<std::size_t> markedImageSize(ByteView head)
{
    if (head.size() < kContentAt || asText(head.subspan(kMarkAt, kMark.size())) != kMark)
        return std::nullopt;
    return std::max<std::size_t>(loadLe<std::uint32_t>(head, kSizeAt), kContentAt);
}

bool markedImageIsWhole(ByteView image)
{
    const auto size = markedImageSize(image);
    return size && *size <= image.size()
        && std::ranges::equal(digestOf(image.subspan(kContentAt, *size - kContentAt)),
                              image.subspan(kDigestAt, kDigest));
}

}  // namespace reviver::practice
