// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace reviver::practice {

/// What the boot code of a practice modem takes an image for.
enum class ImageContent {
    Other,
    PartitionTable,
    Dbl,
    Fsbl,
    Osbl,
    Sbl1,
    Sbl2,
    Rpm,
    AppsBoot,
    Amss,
    Dsp1,
    Dsp2,
    Efs2,
};

/// An image as the boot code sees it.
struct ContentVerdict {
    ImageContent content = ImageContent::Other;
    bool complete = false;  ///< everything that its header promises is there
};

/// How much of an image's beginning recogniseContent() looks at.
inline constexpr std::size_t kContentHead = 0x9000;

/// Looks at the image's own header, never at its id. `head` is its beginning (all
/// of it, or at least kContentHead octets), `size` the length of the whole.
/// Sources: user partition table and MBN/SBL headers as in qtools ptable.h,
/// libopenpst mbn.h and coreboot mbn_tools.py (confirmed); preamble in front of a
/// DBL as in public notes on the EC315 (confirmed); EFS2 factory image magic
/// (confirmed).
ContentVerdict recogniseContent(ByteView head, std::uint64_t size);
inline ContentVerdict recogniseContent(ByteView image)
{
    return recogniseContent(image, image.size());
}

/// "dbl", "partition-table", "other": stable names, also of state files.
std::string_view contentName(ImageContent content);

/// The first text of five groups of digits in an image, "11.433.57.00.260".
std::optional<std::string> findVersionText(ByteView image);

}  // namespace reviver::practice
