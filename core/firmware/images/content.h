// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"

namespace reviver {

/// What the octets of an image prove about it.
struct Content {
    ImageRole role = ImageRole::Unknown;
    RoleSource source = RoleSource::None;
    Certainty certainty = Certainty::Unknown;
    Message reason;                                         ///< empty when nothing was recognised
    FirmwarePlatform platform = FirmwarePlatform::Unknown;  ///< what only this platform has
    std::string encoding = "plain";                         ///< "plain", "zlib", "lzma", "gzip"
    std::optional<std::uint64_t> loadAddress = {};
    std::vector<Message> warnings = {};  ///< the image contradicts itself
    bool standsAlone = false;            ///< proof enough to call a file of its own an image

    bool recognised() const { return !reason.empty(); }
};

/// Looks at the content of an image. Cheap: reads the first 64 KiB, of small programs all.
Result<Content> identifyContent(const ByteSource &data);
/// The same by the first octets (64 KiB or all) of an image of `size` octets.
Content identifyHead(ByteView octets, std::uint64_t size);

}  // namespace reviver
