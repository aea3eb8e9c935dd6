// SPDX-License-Identifier: Apache-2.0
#include "ui/window/help_texts.h"

#include <QCoreApplication>

namespace reviver::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("reviver::ui::HelpTexts", text);
}

}  // namespace

QString helpText(PageId page)
{
    switch (page) {
    case PageId::Connect:
        return tr(
            "Plug the modem into a port of the computer itself. Reviver sees it by itself and lists it at "
            "the left. Detect (F5) asks it what it is doing; this changes nothing. Without a modem you can "
            "try everything on a practice modem (Help, Practice modem).");
    case PageId::Diagnosis:
        return tr(
            "The sentence at the top says what is wrong; the table says why Reviver thinks so, strongest "
            "first, and names what misleads. Tell what the light does if you can see it: it is a further "
            "hint. Resurrect (Ctrl+R) asks for a firmware file and shows the plan; nothing is written yet.");
    case PageId::Plan:
        return tr(
            "This is all that a repair would do. Images that hold settings and calibration are left out, so "
            "that the modem stays itself. Tick the box and press Resurrect to begin; Esc leaves without a "
            "change. Another firmware file can be dropped onto the window.");
    case PageId::Run:
        return tr(
            "The images are written one after the other, each block is acknowledged by the modem. Leave the "
            "modem plugged in. Stop after this image ends with whole images; Stop now ends at the next "
            "block. "
            "After either the modem stays in download mode and the repair can be started again.");
    case PageId::Result:
        return tr(
            "Repaired and checked means: everything was acknowledged, the modem came back in normal mode and "
            "reports the version of the file. Anything less says what was not seen, the modem's state now, "
            "and what to do next.");
    case PageId::Report:
        return tr(
            "See the report before you share it. IMEI and serial number are hidden unless you tick the box. "
            "Save it as text to post it, as JSON for programs.");
    case PageId::Firmware:
        return tr(
            "Reviver opens updaters without running them and shows the images inside, with their sizes, "
            "checks and where their role is known from. Extract writes them as files; the file itself is "
            "never changed.");
    case PageId::Terminal:
        return tr(
            "Ask the modem by hand. Ready-made questions only read. Commands that change something ask you "
            "first, and those that write an identity or unlock are not sent. Up and Down bring back what you "
            "typed before. On a diagnostic port type octets in hex; frame and check sum are added.");
    }
    return {};
}

}  // namespace reviver::ui
