// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/style/tone.h"
#include "ui/widgets/step_bar.h"
#include "ui/window/page_stack.h"

namespace reviver::ui {

/// Where a modem stands on its way: which page speaks of it, which step that is.
struct FlowPlace {
    PageId page = PageId::Connect;
    Step step = Step::Detect;
    bool stopped = false;  ///< the way ended at `step`
};

/// The page that follows from what is known of the modem; null: no modem. `planning`:
/// the user asked for the plan.
FlowPlace placeOf(const ModemSession *session, bool planning);
/// The page of a step, if it can be entered now.
std::optional<PageId> pageOfStep(const ModemSession *session, Step step);
/// Why a step cannot be entered yet.
QString reasonToWait(const ModemSession *session, Step step);

/// Why a step that the way went past was not done; empty if it was.
QString reasonSkipped(const ModemSession *session, Step step);

/// The sentence of the status line: whether something was changed or may be unplugged.
struct StatusWords {
    Tone tone;
    QString icon;  ///< empty: the shape of the tone
    QString sentence;
};
StatusWords statusOf(const ModemSession *session, PageId page);

/// "USB port 1-4", "12D1:1003", "High speed" for the header.
QStringList captionOf(const ModemSession &session);

}  // namespace reviver::ui
