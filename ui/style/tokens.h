// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

#include <vector>

class QPalette;

namespace reviver::ui {

/// Every colour of the program. No colour is written down outside ui/style.
struct Tokens {
    QColor window;                                ///< page, menu bar, toolbar, footer
    QColor sidebar;                               ///< modem list, status bar
    QColor surface;                               ///< header, step bar, cards, fields, log
    QColor sunken;                                ///< quiet notes, waiting images
    QColor border;                                ///< hairlines, card edges, progress track: decoration only
    QColor control;                               ///< edges of buttons, fields, check boxes
    QColor scroll;                                ///< scroll handles
    QColor text;                                  ///< content
    QColor text2;                                 ///< explanation
    QColor text3;                                 ///< placeholder, disabled
    QColor accent;                                ///< links, focus ring, active icon, selected tool
    QColor accentFill, accentHover, accentPress;  ///< primary button, check boxes
    QColor onAccent;                              ///< text on the three above
    QColor bar;                                   ///< progress chunk
    QColor accentSoft;                            ///< selection, "next" note
    QColor ok, okSoft;                            ///< seen, verified, normal mode
    QColor warn, warnSoft;                        ///< download mode, left out, needs you
    QColor err, errSoft;                          ///< failed, stop now
    QColor unk, unkSoft;                          ///< unknown; also the ground under the mouse
    QColor practice, practiceSoft;                ///< practice modem only
    QColor lamp, lampStrip;                       ///< light widget
};

/// One colour of the current theme by name, e.g. `&Tokens::accent`: it follows a change of theme.
using ColorRole = QColor Tokens::*;

const Tokens &lightTokens();
const Tokens &darkTokens();
/// For high contrast: the system's palette under our names; shapes and words carry the meaning.
Tokens tokensFromPalette(const QPalette &palette);
/// Those in force; set by applyTheme().
const Tokens &tokens();
void setTokens(const Tokens &tokens);

inline QColor color(ColorRole role)
{
    return tokens().*role;
}

/// Each colour with the name that style sheet and pictures use (`@surface`).
struct NamedRole {
    const char *name;
    ColorRole role;
};
const std::vector<NamedRole> &namedRoles();

/// The colour of the modem's light as the user names it.
enum class LampColor { Green, Blue, Cyan, Red, Amber, White };
QColor lampColor(LampColor color);

/// Contrast ratio after WCAG 2.1, 1 to 21, of two opaque colours.
double contrastRatio(const QColor &a, const QColor &b);

}  // namespace reviver::ui
