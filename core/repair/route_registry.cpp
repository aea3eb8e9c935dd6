// SPDX-License-Identifier: Apache-2.0
#include "core/device/mode_switch.h"
#include "core/repair/routes/routes.h"

#include <algorithm>
#include <array>

namespace reviver {

std::span<const RouteDefinition *const> allRoutes()
{
    static constexpr std::array<const RouteDefinition *, 9> kRoutes = {&kBalongDownloadRoute,
                                                                       &kBalongBootRomRoute,
                                                                       &kHuaweiDownloadRoute,
                                                                       &kLoaderThenStreamingRoute,
                                                                       &kQdlRoute,
                                                                       &kStreamingLoaderRoute,
                                                                       &kSierraFirehoseRoute,
                                                                       &kSaharaFirehoseRoute,
                                                                       &kRunningFirehoseRoute};
    return kRoutes;
}

const RouteDefinition &definitionOf(Route route)
{
    const auto found = std::ranges::find(allRoutes(), route, &RouteDefinition::route);
    return found == allRoutes().end() ? *allRoutes().front() : **found;
}

std::string_view routeName(Route route)
{
    return definitionOf(route).name;
}

Message routeTitle(Route route)
{
    return definitionOf(route).title;
}

bool mayPlanRepair(const Evidence &evidence)
{
    const bool takesLoader = isEmergencyMode(evidence.mode) && evidence.mode != DeviceMode::MemoryDump;
    return isDownloadMode(evidence.mode) || takesLoader || canEnterDownloadByAt(evidence);
}

Result<RouteChoice> chooseRoute(const Evidence &evidence, const FirmwareBundle &bundle)
{
    for (const RouteDefinition *definition : allRoutes()) {
        if (auto reason = definition->fits(evidence, bundle))
            return RouteChoice{definition->route, *std::move(reason), definition->certainty};
    }
    return failure(ErrorCode::NoRoute,
                   "no known way to write fits the answers: " + evidence.capabilities().text());
}

}  // namespace reviver
