// SPDX-License-Identifier: Apache-2.0
#include "core/repair/route.h"

#include <algorithm>

namespace reviver {
namespace {

bool hasRecordIds(const FirmwareBundle &bundle)
{
    return std::any_of(bundle.images.begin(), bundle.images.end(),
                       [](const FirmwareImage &image) { return image.recordId.has_value(); });
}

}  // namespace

std::string_view routeName(Route route)
{
    return route == Route::HuaweiDownload ? "huawei-download" : "loader-then-streaming";
}

Message routeTitle(Route route)
{
    return route == Route::HuaweiDownload ? Message(REVIVER_TR("Huawei download protocol"))
                                          : Message(REVIVER_TR("loader to memory, then streaming download"));
}

Result<RouteChoice> chooseRoute(const CapabilityVector &said, const FirmwareBundle &bundle)
{
    const bool huawei = said.productId == Answer::Given || said.downloadVersion == Answer::Given;
    const bool dmss = said.parameters == Answer::Given;

    if (huawei && dmss && !hasRecordIds(bundle)) {
        return RouteChoice{Route::LoaderThenStreaming,
                           REVIVER_TR("The modem speaks both download protocols, and the file holds plain "
                                      "images without the numbers that Huawei's protocol needs.")};
    }
    if (huawei && dmss) {
        return RouteChoice{Route::HuaweiDownload,
                           REVIVER_TR("The modem speaks both download protocols, and the file is a Huawei "
                                      "container, made for Huawei's own.")};
    }
    if (huawei) {
        return RouteChoice{Route::HuaweiDownload,
                           REVIVER_TR("The modem told its product name, which only Huawei's own download "
                                      "protocol does.")};
    }
    if (dmss) {
        return RouteChoice{Route::LoaderThenStreaming,
                           REVIVER_TR("The modem told its memory parameters and does not know Huawei's "
                                      "product question, so the chip's own loader answers.")};
    }
    return failure(ErrorCode::NoRoute, "no known way to write fits the answers: " + said.text());
}

}  // namespace reviver
