// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"
#include "core/firmware/firmware_bundle.h"

namespace reviver {

/// The ways to write firmware to a modem that is in download mode.
enum class Route {
    HuaweiDownload,       ///< A: Huawei's download protocol, image by image
    LoaderThenStreaming,  ///< B: a loader of the user's to RAM, then streaming download
};
/// "huawei-download", "loader-then-streaming": stable.
std::string_view routeName(Route route);
/// "Huawei download protocol": for owners.
Message routeTitle(Route route);

/// The chosen way, and why.
struct RouteChoice {
    Route route;
    Message reason;
    Certainty certainty = Certainty::Inferred;  ///< none is proven on hardware in public
};

/// Chooses by the capability vector: a HUAWEI product reply or ^DLOADVER 2.0 means A;
/// parameters and a refused product request mean B; both mean A for a Huawei record
/// container and B for raw images; anything else is NoRoute.
/// Source: docs/sources.md, "Routes for a dead Huawei stick" (inferred).
Result<RouteChoice> chooseRoute(const CapabilityVector &capabilities, const FirmwareBundle &bundle);

}  // namespace reviver
