// SPDX-License-Identifier: Apache-2.0
#include "core/repair/link_quality.h"
#include "core/repair/next_steps.h"
#include "core/repair/result_words.h"

#include <gtest/gtest.h>
#include <set>

namespace reviver {
namespace {

constexpr ErrorCode kCodes[] = {ErrorCode::Cancelled,
                                ErrorCode::InvalidArgument,
                                ErrorCode::FileNotFound,
                                ErrorCode::FileUnreadable,
                                ErrorCode::FileWriteFailed,
                                ErrorCode::PortNotFound,
                                ErrorCode::PortAccessDenied,
                                ErrorCode::PortBusy,
                                ErrorCode::PortDisconnected,
                                ErrorCode::Timeout,
                                ErrorCode::BadFrame,
                                ErrorCode::MalformedMessage,
                                ErrorCode::UnexpectedMessage,
                                ErrorCode::DeviceRefused,
                                ErrorCode::BundleNotRecognised,
                                ErrorCode::BundleCorrupt,
                                ErrorCode::BundleForOtherDevice,
                                ErrorCode::LimitExceeded,
                                ErrorCode::LoaderMissing,
                                ErrorCode::NoRoute,
                                ErrorCode::PlanRefused,
                                ErrorCode::VerifyMismatch,
                                ErrorCode::ModemNotReturned,
                                ErrorCode::Unsupported,
                                ErrorCode::JournalUnusable,
                                ErrorCode::OtherModem,
                                ErrorCode::BundleChanged};

TEST(NextSteps, EachFailureHasOneToThreeThatCanBeClicked)
{
    for (const ErrorCode code : kCodes) {
        for (const NextFacts &facts : {NextFacts{}, NextFacts{true, false}, NextFacts{true, true, 5}}) {
            const auto steps = nextSteps(code, facts);
            EXPECT_GE(steps.size(), 1u) << errorCodeName(code);
            EXPECT_LE(steps.size(), 3u) << errorCodeName(code);
            std::set<RepairAction> actions;
            for (const NextStep &step : steps) {
                EXPECT_FALSE(step.text.empty());
                EXPECT_FALSE(step.label.empty());
                EXPECT_TRUE(actions.insert(step.action).second)
                    << errorCodeName(code) << ": two steps that do the same";
                EXPECT_TRUE(step.action != RepairAction::Continue || facts.canContinue);
            }
        }
        EXPECT_FALSE(resultCode(code).empty());
        EXPECT_NE(resultCode(code), "RV-000");
        EXPECT_FALSE(adviceFor(Error(code, "detail")).next.empty());
    }
}

TEST(NextSteps, ABrokenOffRepairIsContinuedByTheNumberOfItsImage)
{
    const auto steps = nextSteps(ErrorCode::PortDisconnected, {true, true, 5});
    EXPECT_EQ(steps[0].action, RepairAction::Continue);
    EXPECT_EQ(steps[0].label.english(), "Continue from image 5");
    EXPECT_EQ(nextSteps(ErrorCode::Timeout, {true, false})[0].action, RepairAction::StartAgain);
    EXPECT_EQ(nextSteps(ErrorCode::Timeout, {})[0].action, RepairAction::Detect);
}

TEST(LinkAdvice, FollowsFromWhatWasCounted)
{
    EXPECT_FALSE(linkAdvice({10'000, 1, 1, 1, 0}, UsbSpeed::High)) << "one in ten thousand is nothing";
    EXPECT_NE(linkAdvice({1000, 4, 4, 3, 0}, UsbSpeed::High)->english().find("came damaged"),
              std::string::npos);
    EXPECT_NE(linkAdvice({1000, 4, 4, 0, 0}, UsbSpeed::High)->english().find("were missing"),
              std::string::npos);
    EXPECT_NE(linkAdvice({1000, 0, 0, 0, 2}, UsbSpeed::High)->english().find("2 times"), std::string::npos);
    EXPECT_TRUE(linkAdvice({1000, 0, 0, 0, 0}, UsbSpeed::Full));
    EXPECT_FALSE(linkAdvice({}, UsbSpeed::Unknown));
}

}  // namespace
}  // namespace reviver
