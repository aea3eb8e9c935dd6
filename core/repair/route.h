// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"
#include "core/firmware/firmware_bundle.h"

namespace reviver {

/// The ways to write firmware to a modem.
enum class Route {
    HuaweiDownload,       ///< A: Huawei's download protocol, image by image
    LoaderThenStreaming,  ///< B: a loader of the user's to RAM, then streaming download
    StreamingLoader,      ///< a loader runs already: streaming download
    BalongDownload,       ///< Balong's download monitor: AT, then Huawei's download protocol
    BalongBootRom,        ///< a loader to a Balong boot ROM, then its download monitor
    Qdl,                  ///< Gobi and Sierra modems
    SaharaFirehose,       ///< a signed loader over Sahara, then Firehose
    RunningFirehose,      ///< a Firehose loader runs already
    SierraFirehose,       ///< the Firehose of a Sierra boot loader takes a package whole
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

/// True when a way to write may start from what the modem showed; which one, and whether
/// there is one at all, depends on the file.
bool mayPlanRepair(const Evidence &evidence);

/// Takes the first route of allRoutes() that fits what the modem showed and the file
/// that the user has; NoRoute with what the modem answered when none does.
Result<RouteChoice> chooseRoute(const Evidence &evidence, const FirmwareBundle &bundle);

}  // namespace reviver
