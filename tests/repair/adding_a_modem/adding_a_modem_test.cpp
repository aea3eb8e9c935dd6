// SPDX-License-Identifier: Apache-2.0
// docs/adding-a-modem.md, step by step. This program is built with one family more than the
// product: its file is acme_x1.cpp, its line stands in CMakeLists.txt.
#include "core/device/modem_family.h"
#include "tests/repair/adding_a_modem/practice_acme.h"
#include "tests/repair/practice_bench.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using testing::HasSubstr;

/// The new modem on a bench of its own.
class AddingAModem : public testing::Test {
protected:
    Evidence probe()
    {
        const auto modems = groupModems(m_host.devices());
        EXPECT_EQ(modems.size(), 1u);
        return probeModem(modems.at(0), m_hardware);
    }
    static std::string_view familyName(const ModemFamily *family) { return family ? family->name : "none"; }

    const PracticeModemOptions m_options{.fast = true, .unsolicited = false, .faults = {}, .replugAfter = {}};
    VirtualClock m_clock;
    const practice::ModemModel m_model = test::practiceAcme();
    PracticeHost m_host{m_model, m_clock, m_options};
    Hardware m_hardware{m_host, m_host, m_clock};
};

TEST_F(AddingAModem, TheDocumentNamesThisTest)
{
    std::ifstream file(REVIVER_SOURCE_DIR "/docs/adding-a-modem.md");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(text, HasSubstr("tests/repair/adding_a_modem/"));
    EXPECT_THAT(text, HasSubstr("core/device/families/families.inc"));
}

TEST_F(AddingAModem, ItsFileAndItsLineMakeItKnown)
{
    const auto byId = familiesOfUsbId({0x1209, 0x0001});
    ASSERT_EQ(byId.size(), 1u);
    EXPECT_EQ(byId[0]->name, "Acme X1");
    EXPECT_EQ(hintOfUsbId({0x1209, 0x0001}), DeviceMode::Normal);
    EXPECT_EQ(familyName(familyOfModel("ACME X1")), "Acme X1");
    EXPECT_EQ(familyName(familyOfBuild("9x00X1-PRACTICE")), "Acme X1");
    EXPECT_EQ(familyName(familyOfBuild("9x00B-SCAQDBZM-30350")), "Huawei E392") << "the others stay";
}

TEST_F(AddingAModem, ItIsDetectedRoutedRepairedAndRecognisedAfterwards)
{
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::HuaweiDownload);
    EXPECT_EQ(familyName(evidence.family), "Acme X1");

    FirmwareBundle bundle = test::practiceBundle();
    bundle.product = "X1";
    const RepairPlan plan = makePlan(evidence, bundle);
    ASSERT_TRUE(plan.route) << "a route was chosen from what it said, not from its name";
    EXPECT_EQ(plan.route->route, Route::HuaweiDownload);

    test::RecordingObserver observer;
    const RepairResult result = RepairJob(plan, evidence, bundle, m_hardware).run(observer);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_EQ(m_host.mode(), PracticeMode::Normal) << m_host.bootProblem();

    const Evidence after = probe();
    EXPECT_EQ(after.mode, DeviceMode::Normal);
    EXPECT_EQ(familyName(after.family), "Acme X1");
    EXPECT_EQ(after.identity.firmware, kPracticeVersion);
}

}  // namespace
}  // namespace reviver
