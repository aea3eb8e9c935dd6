// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/device/situation.h"
#include "tests/device/situations.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace reviver {
namespace {

using test::atSpeed;
using test::deadE392;
using test::healthy;
using test::heldBy;
using test::SituationRow;
using test::situations;

TEST(Diagnose, everySituationHasItsSentenceAndItsNextStep)
{
    for (const SituationRow &situation : situations()) {
        const Diagnosis diagnosis = diagnose(situation.evidence);
        EXPECT_EQ(diagnosis.headline.english(), situation.headline) << situation.name;
        EXPECT_EQ(diagnosis.next.english(), situation.next) << situation.name;
        EXPECT_EQ(diagnosis.action, situation.action) << situation.name;
        EXPECT_EQ(diagnosis.confidence, situation.confidence) << situation.name;
        EXPECT_EQ(diagnosis.mode, situation.evidence.mode) << situation.name;
    }
}

TEST(Diagnose, everySituationIsInTheTableAndHasItsOwnName)
{
    std::set<std::string_view> met;
    for (const SituationRow &row : situations())
        met.insert(diagnose(row.evidence).situation);
    std::set<std::string_view> known;
    for (int i = 0; i <= static_cast<int>(Situation::NotAsked); ++i)
        known.insert(situationName(static_cast<Situation>(i)));
    EXPECT_EQ(known.size(), static_cast<std::size_t>(Situation::NotAsked) + 1);
    EXPECT_EQ(met, known);
}

TEST(Diagnose, theNextStepIsNotOfferedTwiceAndAReportIsAlwaysPossible)
{
    for (const SituationRow &row : situations()) {
        const Diagnosis diagnosis = diagnose(row.evidence);
        std::vector<NextAction> offered = diagnosis.alternatives;
        offered.push_back(diagnosis.action);
        EXPECT_EQ(std::set(offered.begin(), offered.end()).size(), offered.size()) << row.name;
        EXPECT_EQ(std::ranges::count(offered, NextAction::SaveReport), 1) << row.name;
    }
}

bool hasLine(const Diagnosis &diagnosis, const std::string &checked, const std::string &saw)
{
    return std::ranges::any_of(diagnosis.findings, [&](const Finding &finding) {
        return finding.checked.english() == checked && finding.saw.english() == saw;
    });
}

TEST(Diagnose, aSlowOrLongConnectionIsNamedInEveryMode)
{
    using enum Answer;
    const Evidence waiting = deadE392(Speech::HuaweiDownload, Given, Refused, Refused);
    EXPECT_TRUE(
        hasLine(diagnose(atSpeed(UsbSpeed::Full, waiting)), "USB connection", "Full speed (12 Mbit/s)"));
    EXPECT_FALSE(
        hasLine(diagnose(atSpeed(UsbSpeed::High, waiting)), "USB connection", "High speed (480 Mbit/s)"));
    Evidence behindHubs = waiting;
    behindHubs.modem.device.hubs
        = {{"1-4", "Desk hub", UsbSpeed::High, true}, {"1-4.2", "", UsbSpeed::High, false}};
    EXPECT_TRUE(hasLine(diagnose(behindHubs), "USB connection", "Through 2 hubs (Desk hub, 1-4.2)"));
    Evidence slowByNature = atSpeed(UsbSpeed::Full, waiting);
    slowByNature.modem.device.usbVersion = 0x0110;
    EXPECT_FALSE(hasLine(diagnose(slowByNature), "USB connection", "Full speed (12 Mbit/s)"))
        << "a stick of USB 1.1 is no faster anywhere";
}

TEST(Diagnose, aHolderIsNamedWithItsNumber)
{
    EXPECT_TRUE(hasLine(diagnose(heldBy("minicom")), "Program that holds a port", "minicom (process 4711)"));
}

std::vector<Message> allWords(const Diagnosis &diagnosis)
{
    std::vector<Message> words{diagnosis.headline, diagnosis.meaning, diagnosis.next, diagnosis.nextDetail};
    for (const Finding &finding : diagnosis.findings) {
        words.push_back(finding.checked);
        words.push_back(finding.saw);
        words.push_back(finding.tells);
    }
    return words;
}

TEST(Diagnose, everyWordFollowsTheWordingRules)
{
    for (const SituationRow &situation : situations()) {
        for (const Message &message : allWords(diagnose(situation.evidence))) {
            const std::string text = message.english();
            EXPECT_FALSE(text.empty()) << situation.name;
            EXPECT_EQ(text.find('!'), std::string::npos) << text;
            EXPECT_EQ(text.find("unknown error"), std::string::npos) << text;
            EXPECT_EQ(text.find('%'), std::string::npos) << text;
            EXPECT_EQ(text.find("001010000000008"), std::string::npos) << text;
        }
    }
}

TEST(Diagnose, headlinesAreOneSentenceAndMeaningsAreWhole)
{
    for (const SituationRow &situation : situations()) {
        const Diagnosis diagnosis = diagnose(situation.evidence);
        EXPECT_NE(diagnosis.headline.english().back(), '.') << situation.name;
        EXPECT_EQ(diagnosis.meaning.english().back(), '.') << situation.name;
        EXPECT_EQ(diagnosis.nextDetail.english().back(), '.') << situation.name;
    }
}

struct Line {
    const char *checked;
    const char *saw;
    const char *tells;
    FindingWeight weight;
};

TEST(Diagnose, theForumsStickIsExplainedLineByLine)
{
    const Diagnosis diagnosis
        = diagnose(deadE392(Speech::HuaweiDownload, Answer::Given, Answer::Refused, Answer::Refused));
    EXPECT_EQ(diagnosis.meaning.english(),
              "Its normal program did not start, but its loader answers. This can usually be repaired.");
    const Line lines[] = {
        {"Loader version request", "9x00B-SCAQDBZM-30350", "Download mode", FindingWeight::Proof},
        {"Modem commands (AT)", "2 tries, no answer", "Download mode", FindingWeight::Proof},
        {"The light, as you saw it", "1 s on, 1 s off, without end", "Fits download mode",
         FindingWeight::Supports},
        {"Installer disc", "Not shown", "Fits download mode", FindingWeight::Supports},
        {"USB id and port names", "12D1:1003, “3G Modem”, “3G PC UI Interface”", "No clue: looks like normal",
         FindingWeight::Misleading},
        {"IMEI", "Cannot be read in this mode", "Expected: it is not lost", FindingWeight::Expected},
    };
    std::size_t next = 0;
    for (const Finding &finding : diagnosis.findings) {
        if (next < std::size(lines) && finding.checked.english() == lines[next].checked) {
            EXPECT_EQ(finding.saw.english(), lines[next].saw);
            EXPECT_EQ(finding.tells.english(), lines[next].tells);
            EXPECT_EQ(finding.weight, lines[next].weight);
            ++next;
        }
    }
    EXPECT_EQ(next, std::size(lines)) << "every line is there, strongest first";
    EXPECT_TRUE(diagnosis.findings.front().literal);
}

TEST(Diagnose, aLightThatDoesNotFitIsNamedButDoesNotDecide)
{
    Evidence evidence = deadE392(Speech::HuaweiDownload, Answer::Given, Answer::Refused, Answer::Refused);
    evidence.light = LightPattern::Steady;
    const Diagnosis diagnosis = diagnose(evidence);
    EXPECT_EQ(diagnosis.headline.english(), "Your modem is waiting for firmware");
    const auto light = std::ranges::find_if(diagnosis.findings, [](const Finding &finding) {
        return finding.checked.english() == "The light, as you saw it";
    });
    ASSERT_NE(light, diagnosis.findings.end());
    EXPECT_EQ(light->weight, FindingWeight::Misleading);
}

/// Every combination of answers that the ladder can bring for a boot stage.
TEST(Diagnose, everyCapabilityCombinationOfABootStageIsAWaitingModem)
{
    using enum Answer;
    for (const Answer product : {Silent, Refused, Given}) {
        for (const Answer nop : {Silent, Refused, Given}) {
            for (const Answer parameters : {Silent, Refused, Given}) {
                const Speech speech = product == Given    ? Speech::HuaweiDownload
                    : nop == Given || parameters == Given ? Speech::Dmss
                                                          : Speech::HdlcDownload;
                const Diagnosis diagnosis = diagnose(deadE392(speech, product, nop, parameters));
                EXPECT_EQ(diagnosis.headline.english(), "Your modem is waiting for firmware");
                EXPECT_EQ(diagnosis.action == NextAction::Resurrect, speech != Speech::HdlcDownload);
                EXPECT_EQ(diagnosis.confidence, Confidence::High);
            }
        }
    }
}

TEST(Diagnose, aBootStageThatRefusesEvenTheVersionIsLessCertain)
{
    Evidence evidence = deadE392(Speech::HdlcDownload, Answer::Refused, Answer::Refused, Answer::Refused);
    evidence.ports[0].capabilities.softwareVersion = Answer::Refused;
    evidence.identity.buildId.clear();
    EXPECT_EQ(diagnose(evidence).confidence, Confidence::Low);
}

TEST(Diagnose, theImeiIsShownMasked)
{
    const Diagnosis diagnosis = diagnose(healthy());
    const auto imei = std::ranges::find_if(
        diagnosis.findings, [](const Finding &finding) { return finding.checked.english() == "IMEI"; });
    ASSERT_NE(imei, diagnosis.findings.end());
    EXPECT_EQ(imei->saw.english(), "00**********008");
}

TEST(Words, everyModeLightAndActionHasAText)
{
    for (int mode = 0; mode <= static_cast<int>(DeviceMode::Busy); ++mode)
        EXPECT_FALSE(modeTitle(static_cast<DeviceMode>(mode)).empty()) << mode;
    std::set<std::string> lights;
    for (int light = 0; light <= static_cast<int>(LightPattern::Steady); ++light)
        lights.insert(lightText(static_cast<LightPattern>(light)).english());
    EXPECT_EQ(lights.size(), static_cast<std::size_t>(LightPattern::Steady) + 1);
    EXPECT_EQ(actionName(NextAction::SaveReport), "save-report");
    EXPECT_EQ(actionName(NextAction::Resurrect), "resurrect");
}

DeviceIdentity named(const std::string &manufacturer, const std::string &model)
{
    DeviceIdentity identity;
    identity.manufacturer = manufacturer;
    identity.model = model;
    return identity;
}

TEST(ModelTitle, takesTheBestNameThatThereIs)
{
    Evidence evidence = healthy();
    EXPECT_EQ(modelTitle(evidence), "HUAWEI E392");
    evidence.identity = named("HUAWEI", "E392u-12");
    EXPECT_EQ(modelTitle(evidence), "HUAWEI E392u-12");
    evidence.identity = named("", "HUAWEI E392");
    EXPECT_EQ(modelTitle(evidence), "HUAWEI E392");
    evidence.identity = named("ZTE CORPORATION", "MF823");
    EXPECT_EQ(modelTitle(evidence), "ZTE MF823");
    evidence.identity = {};
    EXPECT_EQ(modelTitle(evidence), "12D1:1506");
}

}  // namespace
}  // namespace reviver
