// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/route_definition.h"

namespace reviver {

// One line for each route; each is defined in the file of its name.

extern const RouteDefinition kBalongDownloadRoute;
extern const RouteDefinition kBalongBootRomRoute;
extern const RouteDefinition kHuaweiDownloadRoute;
extern const RouteDefinition kLoaderThenStreamingRoute;
extern const RouteDefinition kQdlRoute;
extern const RouteDefinition kStreamingLoaderRoute;
extern const RouteDefinition kSierraFirehoseRoute;
extern const RouteDefinition kSaharaFirehoseRoute;
extern const RouteDefinition kRunningFirehoseRoute;

}  // namespace reviver
