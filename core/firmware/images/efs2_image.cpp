// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/efs2_image.h"

#include "core/base/byte_reader.h"

namespace reviver {

bool Efs2Image::hasMagic(ByteView head)
{
    return head.size() >= 8 && loadLe<std::uint32_t>(head) == 0x34856787
        && loadLe<std::uint32_t>(head, 4) == 0x92347759;
}

std::optional<Efs2Image> Efs2Image::decode(ByteView head)
{
    if (!hasMagic(head))
        return std::nullopt;
    ByteReader reader(head.subspan(8));
    Efs2Image image{.version = reader.le<std::uint16_t>(),
                    .superblockVersion = reader.le<std::uint16_t>(),
                    .pagesPerBlock = reader.le<std::uint32_t>(),
                    .pageSize = reader.le<std::uint32_t>(),
                    .blocks = reader.le<std::uint32_t>()};
    return reader.failed() ? std::nullopt : std::optional(image);
}

}  // namespace reviver
