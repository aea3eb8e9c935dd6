// SPDX-License-Identifier: Apache-2.0
#include "core/repair/verification.h"

#include "core/base/size_text.h"

namespace reviver {
namespace {

using State = SeenCheck::State;

std::string secondsText(std::chrono::milliseconds time)
{
    return std::to_string(std::chrono::round<std::chrono::seconds>(time).count());
}

SeenCheck seeAcknowledged(const VerificationFacts &facts)
{
    const bool all = facts.imagesEnded == facts.imagesPlanned && facts.imagesPlanned > 0;
    return {all ? State::Seen : State::NotSeen,
            REVIVER_TR("Every block and every image end was acknowledged"),
            {REVIVER_TR("%1 blocks, %2 repeats, %3 of %4 images"),
             {countText(facts.link.blocks), std::to_string(facts.link.repeats),
              std::to_string(facts.imagesEnded), std::to_string(facts.imagesPlanned)}}};
}

SeenCheck seeReadBack(const VerificationFacts &facts)
{
    const Message title = REVIVER_TR("Reading back");
    if (!facts.readsBack)
        return {State::NotSeen, title, REVIVER_TR("nothing in the modem can read the flash here")};
    if (facts.imagesReadBack == 0)
        return {State::NotSeen, title, REVIVER_TR("no image was compared with the flash")};
    const bool all = facts.imagesReadBack == facts.imagesPlanned;
    return {all ? State::Seen : State::NotSeen,
            title,
            {REVIVER_TR("%1 of %2 images are in the flash as in the file"),
             {std::to_string(facts.imagesReadBack), std::to_string(facts.imagesPlanned)}}};
}

SeenCheck seeReturn(const VerificationFacts &facts)
{
    const Message title = REVIVER_TR("The modem came back in normal mode");
    if (!facts.returned)
        return {State::NotSeen, title, {REVIVER_TR("waited %1 s"), {secondsText(facts.waited)}}};
    if (facts.mode == DeviceMode::Normal)
        return {State::Seen, title, {REVIVER_TR("after %1 s"), {secondsText(facts.waited)}}};
    if (isDownloadMode(facts.mode))
        return {State::Differs, title, REVIVER_TR("it came back in download mode")};
    if (isEmergencyMode(facts.mode))
        return {State::Differs, title, REVIVER_TR("it came back in its chip's emergency mode")};
    return {State::NotSeen, title, REVIVER_TR("it came back, but does not answer")};
}

SeenCheck seeVersion(const VerificationFacts &facts)
{
    const Message title = REVIVER_TR("It reports the version of the firmware file");
    if (facts.seenVersion.empty())
        return {State::NotSeen, title, REVIVER_TR("not seen")};
    if (facts.expectedVersion.empty())
        return {State::NotSeen,
                title,
                {REVIVER_TR("it says %1; the file does not say its version"), {facts.seenVersion}}};
    if (facts.seenVersion != facts.expectedVersion)
        return {State::Differs,
                title,
                {REVIVER_TR("it says %1; the file is %2"), {facts.seenVersion, facts.expectedVersion}}};
    return {State::Seen, title, {REVIVER_TR("%1"), {facts.seenVersion}}};
}

SeenCheck seeIdentityKept(const VerificationFacts &facts)
{
    if (facts.identityWritten)
        return {State::Differs, REVIVER_TR("Identity areas were not written"),
                REVIVER_TR("factory settings were written, as you chose")};
    return {State::Seen, REVIVER_TR("Identity areas were not written"),
            REVIVER_TR("IMEI, calibration, SIM lock")};
}

}  // namespace

std::string_view outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Verified:
        return "verified";
    case Outcome::Written:
        return "written";
    case Outcome::Failed:
        return "failed";
    case Outcome::Refused:
        return "refused";
    case Outcome::Stopped:
        return "stopped";
    }
    return "failed";
}

Verdict judge(const VerificationFacts &facts)
{
    Verdict verdict;
    verdict.seen = {seeAcknowledged(facts), seeReadBack(facts), seeReturn(facts), seeVersion(facts),
                    seeIdentityKept(facts)};
    const bool acknowledged = verdict.seen[0].state == State::Seen;
    const State back = verdict.seen[2].state;
    const State version = verdict.seen[3].state;
    if (!acknowledged || back == State::Differs)
        verdict.outcome = Outcome::Failed;
    else if (back == State::Seen && version == State::Seen)
        verdict.outcome = Outcome::Verified;
    else
        verdict.outcome = Outcome::Written;
    return verdict;
}

}  // namespace reviver
