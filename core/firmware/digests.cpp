// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/digests.h"

#include "core/firmware/reading.h"

namespace reviver {

Result<void> digestImages(const FirmwareBundle &bundle, const ReadProgress &progress, StopToken stop)
{
    Reading reading(progress, std::move(stop));
    for (const FirmwareImage &image : bundle.images)
        reading.expect(image.data && image.sha256().empty() ? image.data->size() : 0);
    for (const FirmwareImage &image : bundle.images) {
        if (!image.data)
            continue;
        if (const auto digest = sha256Of(*image.data, reading); !digest)
            return failure(digest.error().during("reading " + image.name));
    }
    return {};
}

}  // namespace reviver
