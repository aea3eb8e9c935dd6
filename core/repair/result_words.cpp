// SPDX-License-Identifier: Apache-2.0
#include "core/repair/result_words.h"

#include "core/base/size_text.h"
#include "core/device/diagnosis.h"
#include "core/repair/next_steps.h"

#include <fmt/format.h>

namespace reviver {
namespace {

Message stateNow(const RepairResult &result, const EndOfRepair &end)
{
    if (!end.now)
        return REVIVER_TR("The modem is not attached now.");
    if (isDownloadMode(*end.now) && end.flashTouched)
        return REVIVER_TR("The modem is in download mode. It will not start until a repair is finished.");
    if (*end.now == DeviceMode::StreamingLoader && *end.now != result.modeBefore)
        return REVIVER_TR(
            "The loader still runs in the modem's memory. Plug the modem in again to leave it.");
    if (isDownloadMode(*end.now) && !isDownloadMode(result.modeBefore))
        return REVIVER_TR("The modem waits in download mode now. A restart takes it back to where it was.");
    if (isDownloadMode(*end.now))
        return REVIVER_TR("The modem is still in download mode, as before.");
    if (isEmergencyMode(*end.now) && end.flashTouched)
        return REVIVER_TR("Only the modem's chip answers. It will not start until a repair is finished.");
    if (isEmergencyMode(*end.now))
        return REVIVER_TR("Only the modem's chip answers, as before.");
    if (*end.now == DeviceMode::Normal)
        return REVIVER_TR("The modem is in normal mode.");
    return {REVIVER_TR("The modem is attached, but gives no clear answer (%1)."),
            {modeTitle(result.mode).english()}};
}

Message changedNow(const EndOfRepair &end)
{
    if (!end.flashTouched)
        return REVIVER_TR("Nothing was changed on the modem.");
    return REVIVER_TR("The areas of IMEI, calibration and SIM lock were not touched.");
}

/// "image 5 (Signal processor 1 (DSP1))", empty when no image was being written.
std::string placeText(const RepairResult &result, const EndOfRepair &end)
{
    if (!result.failedImage)
        return {};
    const PlannedImage &planned = end.plan.images[*result.failedImage];
    return fmt::format("image {} ({})", planned.index + 1,
                       roleTitle(end.bundle.images[planned.index].role).english());
}

/// What stopped a repair, without octets and milliseconds: those are in the log.
std::string causeText(const Error &error)
{
    switch (error.code()) {
    case ErrorCode::Timeout:
        return "the modem gave no answer, and asking again did not help";
    case ErrorCode::PortDisconnected:
        return "the modem left the USB bus";
    case ErrorCode::BadFrame:
    case ErrorCode::MalformedMessage:
        return "the modem's answer could not be understood";
    default:
        return error.detail();
    }
}

Message happenedText(const RepairResult &result, const EndOfRepair &end)
{
    const std::string time = timeOfDayText(end.time);
    const std::string place = placeText(result, end);
    const std::string numbers
        = fmt::format("{} of {} were acknowledged, with {} repeats in {} blocks", sizeText(result.bytes),
                      sizeText(end.plan.bytesToWrite()), result.link.repeats, countText(result.link.blocks));
    if (result.outcome == Outcome::Stopped)
        return {REVIVER_TR("You stopped the repair at %1. %2."), {time, numbers}};
    const std::string cause = result.error ? causeText(*result.error) : std::string();
    if (place.empty())
        return {REVIVER_TR("At %1: %2."), {time, cause}};
    return {REVIVER_TR("At %1, while %2 was being written: %3. %4."), {time, place, cause, numbers}};
}

Message headlineFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Timeout:
        return REVIVER_TR("Not finished: the modem stopped answering");
    case ErrorCode::PortDisconnected:
        return REVIVER_TR("Not finished: the modem was unplugged");
    case ErrorCode::DeviceRefused:
        return REVIVER_TR("Not finished: the modem refused the data");
    case ErrorCode::SignatureWanted:
        return REVIVER_TR("The modem wants firmware with a signature that it knows");
    case ErrorCode::BadFrame:
    case ErrorCode::MalformedMessage:
    case ErrorCode::UnexpectedMessage:
        return REVIVER_TR("Not finished: the modem gave an answer that makes no sense");
    case ErrorCode::PortBusy:
        return REVIVER_TR("Not started: another program is using the modem");
    case ErrorCode::PortAccessDenied:
        return REVIVER_TR("Not started: the system does not let Reviver open the modem");
    case ErrorCode::PortNotFound:
        return REVIVER_TR("Not started: the modem is not there any more");
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileNotFound:
        return REVIVER_TR("Not finished: the firmware file could not be read");
    case ErrorCode::VerifyMismatch:
        return REVIVER_TR("Not repaired: the modem came back in download mode");
    case ErrorCode::BundleForOtherDevice:
        return REVIVER_TR("Not started: file and modem do not match");
    case ErrorCode::BundleCorrupt:
        return REVIVER_TR("Not started: the firmware file is damaged");
    case ErrorCode::LoaderMissing:
        return REVIVER_TR("Not started: a loader file is needed");
    case ErrorCode::FileWriteFailed:
        return REVIVER_TR("Not started: the journal of the repair can't be kept");
    case ErrorCode::OtherModem:
        return REVIVER_TR("Not continued: this is another modem");
    case ErrorCode::BundleChanged:
        return REVIVER_TR("Not continued: the firmware file is another one");
    case ErrorCode::JournalUnusable:
        return REVIVER_TR("Not continued: the journal of the repair can't be used");
    case ErrorCode::ModemNotReturned:
        return REVIVER_TR("Not finished: the modem did not come back for the next step");
    default:
        return REVIVER_TR("Not started: a check before the start failed");
    }
}

NextFacts nextFacts(const RepairResult &result, const EndOfRepair &end)
{
    NextFacts facts{end.flashTouched, result.canContinue};
    if (result.nextImage)
        facts.image = end.plan.images[*result.nextImage].index + 1;
    return facts;
}

Message writtenSoFar(const RepairResult &result, const EndOfRepair &end)
{
    return {result.canContinue ? REVIVER_TR("%1 of %2 images are written. The repair can be continued.")
                               : REVIVER_TR("%1 of %2 images are written. The repair can be started again."),
            {std::to_string(result.imagesWritten), std::to_string(end.plan.imagesToWrite())}};
}

void addCompleteSetWords(RepairResult &result, const EndOfRepair &end)
{
    result.summary = REVIVER_TR("Everything was written and acknowledged, but its program did not start.");
    result.happened
        = {REVIVER_TR("At %1 the modem restarted and came back in download mode. Images that hold "
                      "factory settings were left out to keep its calibration; this modem may "
                      "need them."),
           {timeOfDayText(end.time)}};
    result.next
        = {{REVIVER_TR("Write the complete set, with the factory settings. This replaces the modem's own "
                       "calibration and may cost it its network or IMEI, so it is the last means."),
            RepairAction::CompleteSet, REVIVER_TR("Write the complete set…")},
           {REVIVER_TR("Or try another firmware file for exactly this model first."),
            RepairAction::ChooseFile, REVIVER_TR("Choose another file…")},
           saveReport(REVIVER_TR("Save the report and ask for help before you decide."))};
}

/// An image was written and acknowledged, and the flash holds something else.
void addComparisonWords(RepairResult &result, const EndOfRepair &end)
{
    result.code = "RV-405";
    result.headline = REVIVER_TR("Not finished: the flash does not hold what was written");
    result.happened = {REVIVER_TR("At %1, when %2 was compared with the flash: %3."),
                       {timeOfDayText(end.time), placeText(result, end), causeText(*result.error)}};
}

void addFailureWords(RepairResult &result, const EndOfRepair &end)
{
    const ErrorCode code = result.error ? result.error->code() : ErrorCode::PlanRefused;
    result.code = resultCode(code);
    result.headline = headlineFor(code);
    result.happened = happenedText(result, end);
    result.next = nextSteps(code, nextFacts(result, end));
    result.summary = result.outcome == Outcome::Refused ? Message(REVIVER_TR("Nothing was written."))
                                                        : writtenSoFar(result, end);
    if (code == ErrorCode::VerifyMismatch && isEmergencyMode(result.mode))
        result.headline = REVIVER_TR("Not repaired: the modem came back in its chip's emergency mode");
    if (result.offerCompleteSet)
        addCompleteSetWords(result, end);
    else if (code == ErrorCode::VerifyMismatch && result.failedImage)
        addComparisonWords(result, end);
    else if (code == ErrorCode::VerifyMismatch && !result.canContinue) {
        result.summary
            = REVIVER_TR("Everything was written and acknowledged, but its program did not start.");
        result.next
            = {{REVIVER_TR("Make sure that the firmware file is for exactly this model, or choose another "
                           "one."),
                RepairAction::ChooseFile, REVIVER_TR("Choose another file…")},
               {REVIVER_TR("Resurrect it once more with the same file."), RepairAction::StartAgain,
                REVIVER_TR("Start again…")},
               saveReport(REVIVER_TR("If it comes back like this again, save the report and ask for help."))};
    }
}

void addVerifiedWords(RepairResult &result, const EndOfRepair &end)
{
    result.headline = REVIVER_TR("Repaired and checked");
    result.summary
        = {REVIVER_TR("The modem works again. The repair took %1."), {durationText(result.duration)}};
    result.happened
        = {REVIVER_TR("%1 images, %2, were written and acknowledged. The modem came back in "
                      "normal mode and reports version %3."),
           {std::to_string(end.plan.imagesToWrite()), sizeText(result.bytes), result.after.firmware}};
    result.next = {saveReport(REVIVER_TR("Save the report for your records."))};
}

void addWrittenWords(RepairResult &result, const EndOfRepair &end)
{
    result.headline = REVIVER_TR("Written. Could not be checked");
    if (!end.now) {
        result.code = resultCode(ErrorCode::ModemNotReturned);
        result.summary = REVIVER_TR("The modem has not come back yet. Plug it in again, then check it.");
        result.next = {
            detectAgain(REVIVER_TR("Unplug the modem, wait ten seconds, plug it in again, and detect it."))};
    } else if (*end.now == DeviceMode::Normal) {
        result.code = "RV-403";
        result.summary = result.after.firmware.empty()
            ? Message(REVIVER_TR("The modem is back in normal mode, but did not tell its version."))
            : Message(REVIVER_TR("The modem is back in normal mode and says version %1; that could not be "
                                 "matched with the file."),
                      {result.after.firmware});
        result.next = {saveReport(
            REVIVER_TR("Try the modem. If it goes online, all is well; save the report for your records."))};
    } else {
        result.code = "RV-404";
        result.summary = REVIVER_TR("The modem is back on the bus, but does not answer yet.");
        result.next
            = {detectAgain(REVIVER_TR("Wait a minute, then detect it again. If it stays silent, unplug "
                                      "it, wait ten seconds, and plug it in first."))};
    }
    result.happened = {REVIVER_TR("%1 images, %2, were written, and every block was acknowledged."),
                       {std::to_string(end.plan.imagesToWrite()), sizeText(result.bytes)}};
}

void addStoppedWords(RepairResult &result, const EndOfRepair &end)
{
    result.code = resultCode(ErrorCode::Cancelled);
    const std::uint64_t all = end.plan.bytesToWrite();
    const auto percent = all == 0 ? 0 : result.bytes * 100 / all;
    result.headline = {REVIVER_TR("Stopped by you at %1 %"), {std::to_string(percent)}};
    result.summary = writtenSoFar(result, end);
    result.happened = happenedText(result, end);
    result.next
        = {goOn(nextFacts(result, end),
                result.canContinue
                    ? REVIVER_TR("Go on when you want to. What was acknowledged stays as it is.")
                    : REVIVER_TR("When you want to go on, resurrect it again: writing starts from the "
                                 "first image. This is safe.")),
           saveReport(REVIVER_TR("Save the report for your records."))};
}

}  // namespace

std::string resultCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return "RV-001";
    case ErrorCode::InvalidArgument:
        return "RV-002";
    case ErrorCode::FileNotFound:
        return "RV-011";
    case ErrorCode::FileUnreadable:
        return "RV-012";
    case ErrorCode::FileWriteFailed:
        return "RV-013";
    case ErrorCode::PortNotFound:
        return "RV-101";
    case ErrorCode::PortAccessDenied:
        return "RV-102";
    case ErrorCode::PortBusy:
        return "RV-103";
    case ErrorCode::PlanRefused:
        return "RV-110";
    case ErrorCode::BundleCorrupt:
        return "RV-111";
    case ErrorCode::BundleForOtherDevice:
        return "RV-112";
    case ErrorCode::LoaderMissing:
        return "RV-113";
    case ErrorCode::NoRoute:
        return "RV-114";
    case ErrorCode::BundleNotRecognised:
        return "RV-115";
    case ErrorCode::LimitExceeded:
        return "RV-116";
    case ErrorCode::Unsupported:
        return "RV-117";
    case ErrorCode::Timeout:
        return "RV-201";
    case ErrorCode::PortDisconnected:
        return "RV-202";
    case ErrorCode::BadFrame:
        return "RV-203";
    case ErrorCode::MalformedMessage:
        return "RV-204";
    case ErrorCode::UnexpectedMessage:
        return "RV-205";
    case ErrorCode::DeviceRefused:
        return "RV-301";
    case ErrorCode::SignatureWanted:
        return "RV-302";
    case ErrorCode::JournalUnusable:
        return "RV-118";
    case ErrorCode::OtherModem:
        return "RV-119";
    case ErrorCode::BundleChanged:
        return "RV-120";
    case ErrorCode::VerifyMismatch:
        return "RV-401";
    case ErrorCode::ModemNotReturned:
        return "RV-402";
    }
    return "RV-000";
}

void addWords(RepairResult &result, const EndOfRepair &end)
{
    switch (result.outcome) {
    case Outcome::Verified:
        addVerifiedWords(result, end);
        break;
    case Outcome::Written:
        addWrittenWords(result, end);
        break;
    case Outcome::Stopped:
        addStoppedWords(result, end);
        break;
    case Outcome::Failed:
    case Outcome::Refused:
        addFailureWords(result, end);
        break;
    }
    result.state = {stateNow(result, end), changedNow(end),
                    end.now ? Message(REVIVER_TR("It is safe to unplug the modem."))
                            : Message(REVIVER_TR("It is safe to plug it in again."))};
    if (result.outcome == Outcome::Verified)
        result.state.back() = REVIVER_TR("You can unplug the modem.");
}

Advice adviceFor(const Error &error)
{
    Advice advice;
    advice.headline = headlineFor(error.code());
    advice.what = {REVIVER_TR("%1."), {error.detail()}};
    advice.state = REVIVER_TR("Nothing was changed on the modem.");
    advice.next = nextSteps(error.code(), {});
    advice.code = resultCode(error.code());
    return advice;
}

}  // namespace reviver
