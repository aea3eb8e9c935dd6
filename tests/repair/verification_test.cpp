// SPDX-License-Identifier: Apache-2.0
#include "core/repair/verification.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

VerificationFacts good()
{
    VerificationFacts facts;
    facts.imagesPlanned = facts.imagesEnded = 7;
    facts.link.blocks = 100;
    facts.returned = true;
    facts.mode = DeviceMode::Normal;
    facts.expectedVersion = facts.seenVersion = "11.433.57.00.260";
    return facts;
}

TEST(Verification, NeedsEveryProof)
{
    EXPECT_EQ(judge(good()).outcome, Outcome::Verified);

    auto oneImageLess = good();
    oneImageLess.imagesEnded = 6;
    EXPECT_EQ(judge(oneImageLess).outcome, Outcome::Failed);

    auto nothingWritten = good();
    nothingWritten.imagesPlanned = nothingWritten.imagesEnded = 0;
    EXPECT_EQ(judge(nothingWritten).outcome, Outcome::Failed);

    auto backInDownload = good();
    backInDownload.mode = DeviceMode::HuaweiDownload;
    EXPECT_EQ(judge(backInDownload).outcome, Outcome::Failed);

    auto backInBootRom = good();
    backInBootRom.mode = DeviceMode::BalongBootRom;
    EXPECT_EQ(judge(backInBootRom).outcome, Outcome::Failed);

    auto away = good();
    away.returned = false;
    EXPECT_EQ(judge(away).outcome, Outcome::Written);

    auto silent = good();
    silent.mode = DeviceMode::Silent;
    EXPECT_EQ(judge(silent).outcome, Outcome::Written);

    auto otherVersion = good();
    otherVersion.seenVersion = "11.101.01.00.00";
    EXPECT_EQ(judge(otherVersion).outcome, Outcome::Written);

    auto fileSilent = good();
    fileSilent.expectedVersion.clear();
    EXPECT_EQ(judge(fileSilent).outcome, Outcome::Written) << "two empty versions are not equal ones";

    auto bothSilent = fileSilent;
    bothSilent.seenVersion.clear();
    EXPECT_EQ(judge(bothSilent).outcome, Outcome::Written);
}

TEST(Verification, NeverClaimsAReadBackThatDidNotHappen)
{
    EXPECT_EQ(judge(good()).seen.at(1).state, SeenCheck::State::NotSeen);
}

TEST(Verification, SaysWhenFactorySettingsWereWritten)
{
    auto facts = good();
    facts.identityWritten = true;
    EXPECT_EQ(judge(facts).seen.back().state, SeenCheck::State::Differs);
}

}  // namespace
}  // namespace reviver
