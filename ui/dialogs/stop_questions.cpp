// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/stop_questions.h"

#include "ui/bridge/texts.h"
#include "ui/dialogs/choice_dialog.h"

#include <QCoreApplication>

namespace reviver::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("reviver::ui::StopQuestions", text);
}

/// What stopping now leaves behind, by the hazard of the present step.
QString leftBehind(const ModemSession &session)
{
    const RepairPlan &plan = *session.ranPlan();
    const std::size_t step = session.progress().step();
    const bool touched = session.progress().latest().done > 0;
    if (session.awaited().count() > 0)
        return tr("The modem is unplugged, and nothing is being written. The repair can be continued later.");
    if (step < plan.steps.size() && plan.steps[step].hazard == Hazard::NotBootable)
        return tr("The image that is being written stays incomplete. The modem stays in download mode and "
                  "does not start until a repair is finished. You can continue at any time.");
    if (touched)
        return tr("What is written stays written, but it is not checked. The modem may start or stay in "
                  "download mode.");
    return tr("Nothing has been written yet. The modem stays as it was.");
}

}  // namespace

bool confirmStopNow(const ModemSession &session, QWidget *parent)
{
    ChoiceDialog dialog(Tone::Warn, tr("Stop the repair now?"), leftBehind(session),
                        {{ButtonKind::Secondary, tr("Go on writing")}, {ButtonKind::Danger, tr("Stop now")}},
                        parent);
    return dialog.ask() == 1;
}

StopRequest askBeforeClosing(const ModemSession &session, QWidget *parent)
{
    ChoiceDialog dialog(Tone::Warn, tr("A modem is being written"),
                        tr("If the window closes, the repair ends; at the next start Reviver offers to "
                           "continue it. Stop after "
                           "this image: the image is whole, the others are missing. Stop now: ")
                            + leftBehind(session),
                        {{ButtonKind::Secondary, tr("Stay")},
                         {ButtonKind::Secondary, tr("Stop after this image")},
                         {ButtonKind::Danger, tr("Stop now")}},
                        parent);
    switch (dialog.ask()) {
    case 1:
        return StopRequest::AfterImage;
    case 2:
        return StopRequest::Now;
    default:
        return StopRequest::None;
    }
}

bool confirmDiscard(const QString &model, QWidget *parent)
{
    ChoiceDialog dialog(
        Tone::Warn, tr("Forget the repair of %1?").arg(model),
        tr("Nothing is changed on the modem: it stays in download mode and does not start. Its "
           "repair can then only be started again from the first image."),
        {{ButtonKind::Secondary, tr("Keep it")}, {ButtonKind::Danger, tr("Discard")}}, parent);
    return dialog.ask() == 1;
}

bool confirmCompleteSet(const ModemSession &session, QWidget *parent)
{
    QStringList names;
    for (const FirmwareImage &image : session.firmware()->images)
        if (holdsIdentity(image.role))
            names.append(translate(roleTitle(image.role)));
    ChoiceDialog dialog(
        Tone::Warn, tr("Write the complete set?"),
        tr("This adds to the plan: %1. It replaces what makes this modem itself: its radio calibration and "
           "settings. Afterwards it may receive worse, or have lost its IMEI. Choose it only if the modem "
           "did "
           "not start after a repair without it.")
            .arg(names.join(QStringLiteral(", "))),
        {{ButtonKind::Secondary, tr("Leave it out")}, {ButtonKind::Danger, tr("Add to the plan")}}, parent);
    return dialog.ask() == 1;
}

}  // namespace reviver::ui
