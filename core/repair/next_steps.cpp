// SPDX-License-Identifier: Apache-2.0
#include "core/repair/next_steps.h"

namespace reviver {
namespace {

NextStep chooseFile(Message text)
{
    return {std::move(text), RepairAction::ChooseFile, REVIVER_TR("Choose another file…")};
}

NextStep askForHelp()
{
    return saveReport(REVIVER_TR("If it happens again at the same place, save the report and ask for help."));
}

/// What is done again after a fault that the same attempt may not meet twice.
NextStep again(const NextFacts &facts)
{
    if (facts.canContinue)
        return goOn(facts,
                    REVIVER_TR("Continue. What was acknowledged stays, the rest is written. This is safe."));
    if (facts.flashTouched)
        return goOn(facts,
                    REVIVER_TR("Resurrect it again with the same file: writing starts from the first "
                               "image. This is safe."));
    return detectAgain(REVIVER_TR("Detect the modem again, then try once more."));
}

/// After a fault of the link: what is done by hand, and then the same again.
std::vector<NextStep> byHandAndAgain(const NextFacts &facts, Message byHand)
{
    if (!facts.flashTouched)
        return {detectAgain(std::move(byHand)), askForHelp()};
    return {goOn(facts, std::move(byHand)), detectAgain(REVIVER_TR("Or see first what it says now.")),
            askForHelp()};
}

std::vector<NextStep> afterWishForSignature()
{
    return {
        chooseFile(REVIVER_TR("Choose the maker's own update file for this model: it is signed. A file that "
                              "was changed, or a newer modem's, is refused.")),
        detectAgain(REVIVER_TR("If it is the maker's own file: unplug the modem, wait ten seconds, plug it "
                               "in again, detect and repair it once more. The signature is then announced "
                               "anew.")),
        askForHelp()};
}

std::vector<NextStep> afterRefusal(const NextFacts &facts)
{
    return {chooseFile(REVIVER_TR("Make sure that the firmware file is for exactly this model, or choose "
                                  "another one.")),
            again(facts), askForHelp()};
}

std::vector<NextStep> afterOtherFirmware()
{
    return {chooseFile(REVIVER_TR("Choose a firmware file that is for your model.")),
            detectAgain(REVIVER_TR("If it is for your model: unplug the modem, wait ten seconds, plug it in "
                                   "again, and detect it.")),
            saveReport(REVIVER_TR("If both stay as they are, save the report and ask which file is right."))};
}

}  // namespace

NextStep goOn(const NextFacts &facts, Message text)
{
    if (!facts.canContinue)
        return {std::move(text), RepairAction::StartAgain, REVIVER_TR("Start again…")};
    if (!facts.image)
        return {std::move(text), RepairAction::Continue, REVIVER_TR("Continue")};
    return {std::move(text),
            RepairAction::Continue,
            {REVIVER_TR("Continue from image %1"), {std::to_string(*facts.image)}}};
}

NextStep saveReport(Message text)
{
    return {std::move(text), RepairAction::SaveReport, REVIVER_TR("Save report…")};
}

NextStep detectAgain(Message text)
{
    return {std::move(text), RepairAction::Detect, REVIVER_TR("Detect again")};
}

std::string_view repairActionName(RepairAction action)
{
    switch (action) {
    case RepairAction::Detect:
        return "detect";
    case RepairAction::Continue:
        return "continue";
    case RepairAction::StartAgain:
        return "start-again";
    case RepairAction::CompleteSet:
        return "complete-set";
    case RepairAction::ChooseFile:
        return "choose-file";
    case RepairAction::ChooseLoader:
        return "choose-loader";
    case RepairAction::SaveReport:
        return "save-report";
    }
    return "save-report";
}

std::vector<NextStep> nextSteps(ErrorCode code, const NextFacts &facts)
{
    switch (code) {
    case ErrorCode::Timeout:
        return byHandAndAgain(facts,
                              REVIVER_TR("Unplug the modem, wait ten seconds, and plug it into another "
                                         "USB port of the computer itself. Then go on."));
    case ErrorCode::PortDisconnected:
    case ErrorCode::ModemNotReturned:
        return byHandAndAgain(facts,
                              REVIVER_TR("Plug the modem in again, if you can into another USB port of "
                                         "the computer itself. Then go on."));
    case ErrorCode::BadFrame:
    case ErrorCode::MalformedMessage:
    case ErrorCode::UnexpectedMessage:
        return byHandAndAgain(facts,
                              REVIVER_TR("Use another USB port on the computer itself, without a hub or "
                                         "an extension cable. Then go on."));
    case ErrorCode::PortBusy:
        return {detectAgain(REVIVER_TR("Close the other program (another Reviver, a dashboard, a dialer, "
                                       "ModemManager), then detect the modem again."))};
    case ErrorCode::PortAccessDenied:
        return {detectAgain(
            REVIVER_TR("Allow access to the modem: on Linux, add yourself to the group that owns the port "
                       "(often dialout) or install the udev rule, then sign in again and detect it."))};
    case ErrorCode::DeviceRefused:
        return afterRefusal(facts);
    case ErrorCode::SignatureWanted:
        return afterWishForSignature();
    case ErrorCode::BundleCorrupt:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileNotFound:
        return {chooseFile(REVIVER_TR("Download the firmware file again, store it on this computer, compare "
                                      "its size with the one on the page, and choose it once more.")),
                saveReport(REVIVER_TR("If the new copy is refused as well, save the report and ask for a "
                                      "good one."))};
    case ErrorCode::BundleNotRecognised:
        return {chooseFile(REVIVER_TR("Choose the update of the modem's maker for your model: the program "
                                      "(.exe), a .bin file, or the folder with the images.")),
                saveReport(REVIVER_TR("If you have no other file, save the report and ask which one is "
                                      "right."))};
    case ErrorCode::BundleChanged:
        return {
            chooseFile(REVIVER_TR("Put the file back that the repair was begun with, or choose a file and "
                                  "start from its first image."))};
    case ErrorCode::BundleForOtherDevice:
        return afterOtherFirmware();
    case ErrorCode::FileWriteFailed:
        return {
            detectAgain(REVIVER_TR("Make room on the disk, or see that Reviver may write into its folder. "
                                   "Then detect the modem and start again."))};
    case ErrorCode::OtherModem:
        return {detectAgain(REVIVER_TR("Plug in the modem that the repair was begun with, then continue.")),
                saveReport(REVIVER_TR("If it is the right one, save the report and ask for help."))};
    case ErrorCode::NoRoute:
        return {detectAgain(REVIVER_TR("Unplug the modem, wait ten seconds, plug it in again, and detect "
                                       "it.")),
                saveReport(REVIVER_TR("If it stays like this, save the report and ask for help."))};
    case ErrorCode::LoaderMissing:
        return {{REVIVER_TR("Choose a loader file for the modem's chip, from the package that your firmware "
                            "came in or from another source of yours."),
                 RepairAction::ChooseLoader, REVIVER_TR("Choose loader…")},
                chooseFile(REVIVER_TR("Or choose the firmware's whole folder, if a loader is in it."))};
    case ErrorCode::PlanRefused:
        return {chooseFile(REVIVER_TR("Choose another firmware file for exactly this model.")),
                detectAgain(REVIVER_TR("Detect the modem again, then try once more.")), askForHelp()};
    default:
        return {again(facts), askForHelp()};
    }
}

}  // namespace reviver
