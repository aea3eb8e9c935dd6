// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/roles.h"
#include "core/firmware/recogniser.h"

namespace reviver {

Recognised recogniseSingleImage(const Node &node, Reading &reading)
{
    const auto content = identifyContent(*node.data);
    if (!content)
        return failure(content.error());
    if (!content->recognised() || !content->standsAlone)
        return std::nullopt;
    auto digest = sha256Of(*node.data, reading);
    if (!digest)
        return failure(digest.error());
    FirmwareImage image;
    image.name = node.provenance.substr(node.provenance.rfind("> ") + 1);
    if (image.name.starts_with(' '))
        image.name.erase(0, 1);
    image.size = node.data->size();
    image.storedSize = image.size;
    image.offset = node.offset;
    image.provenance = node.provenance;
    image.sha256 = std::move(*digest);
    image.data = node.data;

    FirmwareBundle bundle;
    bundle.format = "single image";
    bundle.images.push_back(std::move(image));
    REVIVER_TRY(decideRoles(bundle));
    for (const Message &warning : bundle.images.front().warnings)
        bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt, .what = warning, .where = bundle.images.front().name});
    return std::optional(std::move(bundle));
}

}  // namespace reviver
