// SPDX-License-Identifier: Apache-2.0
#include "core/repair/route.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

FirmwareBundle bundle(bool withRecordIds)
{
    FirmwareBundle made;
    made.images.resize(1);
    if (withRecordIds)
        made.images[0].recordId = 0x00010000;
    return made;
}

struct RouteCase {
    const char *name;
    CapabilityVector said;
    bool recordIds;
    std::optional<Route> route;
};

/// A modem whose only port answered so.
Evidence evidenceOf(const CapabilityVector &said)
{
    Evidence evidence;
    evidence.workPort = "port";
    evidence.ports.resize(1);
    evidence.ports[0].port.path = "port";
    evidence.ports[0].capabilities = said;
    return evidence;
}

CapabilityVector said(Answer productId, Answer parameters, Answer downloadVersion = Answer::Silent)
{
    CapabilityVector vector;
    vector.softwareVersion = Answer::Given;
    vector.productId = productId;
    vector.parameters = parameters;
    vector.downloadVersion = downloadVersion;
    return vector;
}

TEST(Route, FollowsWhatTheModemAnswered)
{
    const RouteCase cases[] = {
        {"product reply", said(Answer::Given, Answer::Refused), true, Route::HuaweiDownload},
        {"download version", said(Answer::Silent, Answer::Silent, Answer::Given), true,
         Route::BalongDownload},
        {"parameters", said(Answer::Refused, Answer::Given), true, Route::LoaderThenStreaming},
        {"both, container", said(Answer::Given, Answer::Given), true, Route::HuaweiDownload},
        {"both, raw images", said(Answer::Given, Answer::Given), false, Route::LoaderThenStreaming},
        {"refuses both", said(Answer::Refused, Answer::Refused), true, std::nullopt},
        {"nothing asked", CapabilityVector{}, true, std::nullopt},
    };
    for (const RouteCase &one : cases) {
        const auto choice = chooseRoute(evidenceOf(one.said), bundle(one.recordIds));
        ASSERT_EQ(choice.has_value(), one.route.has_value()) << one.name;
        if (!choice) {
            EXPECT_EQ(choice.error().code(), ErrorCode::NoRoute) << one.name;
            continue;
        }
        EXPECT_EQ(choice->route, *one.route) << one.name;
        EXPECT_FALSE(choice->reason.empty()) << one.name;
        const bool balong = *one.route == Route::BalongDownload;
        EXPECT_EQ(choice->certainty, balong ? Certainty::Confirmed : Certainty::Inferred) << one.name;
    }
}

}  // namespace
}  // namespace reviver
