// SPDX-License-Identifier: Apache-2.0
#include "ui/style/tokens.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace reviver::ui {

namespace {

Tokens &current()
{
    static Tokens tokens = lightTokens();
    return tokens;
}

double luminance(const QColor &color)
{
    const auto linear
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

const Tokens &lightTokens()
{
    static const Tokens tokens = {
        .window = QColor("#F5F6F8"),
        .sidebar = QColor("#ECEEF2"),
        .surface = QColor("#FFFFFF"),
        .sunken = QColor("#F0F2F5"),
        .border = QColor("#DCE0E7"),
        .control = QColor("#7C8695"),
        .scroll = QColor("#BFC6D1"),
        .text = QColor("#1A1F29"),
        .text2 = QColor("#505A69"),
        .text3 = QColor("#616B7A"),
        .accent = QColor("#1D56C0"),
        .accentFill = QColor("#1D56C0"),
        .accentHover = QColor("#184AA8"),
        .accentPress = QColor("#143D8C"),
        .onAccent = QColor("#FFFFFF"),
        .bar = QColor("#1D56C0"),
        .accentSoft = QColor("#E7EEFB"),
        .ok = QColor("#19703E"),
        .okSoft = QColor("#E3F3E9"),
        .warn = QColor("#855000"),
        .warnSoft = QColor("#FCF0DA"),
        .err = QColor("#B3261E"),
        .errSoft = QColor("#FBE8E6"),
        .unk = QColor("#586170"),
        .unkSoft = QColor("#EAECF0"),
        .practice = QColor("#6A3BA3"),
        .practiceSoft = QColor("#F0E9FA"),
        .lamp = QColor("#2FB56A"),
        .lampStrip = QColor("#279758"),
    };
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = {
        .window = QColor("#171A20"),
        .sidebar = QColor("#121419"),
        .surface = QColor("#1F232B"),
        .sunken = QColor("#272C36"),
        .border = QColor("#323945"),
        .control = QColor("#748092"),
        .scroll = QColor("#4A5363"),
        .text = QColor("#E9ECF1"),
        .text2 = QColor("#AEB6C3"),
        .text3 = QColor("#98A1B0"),
        .accent = QColor("#85B1FF"),
        .accentFill = QColor("#2B66D4"),
        .accentHover = QColor("#3570DC"),
        .accentPress = QColor("#2459BD"),
        .onAccent = QColor("#FFFFFF"),
        .bar = QColor("#5C93F5"),
        .accentSoft = QColor("#1E2F50"),
        .ok = QColor("#63CC8D"),
        .okSoft = QColor("#183324"),
        .warn = QColor("#F1B661"),
        .warnSoft = QColor("#3A2C15"),
        .err = QColor("#FF948A"),
        .errSoft = QColor("#401F1D"),
        .unk = QColor("#AEB6C3"),
        .unkSoft = QColor("#2C323C"),
        .practice = QColor("#C9A9F8"),
        .practiceSoft = QColor("#2E2446"),
        .lamp = QColor("#4ADB86"),
        .lampStrip = QColor("#4ADB86"),
    };
    return tokens;
}

Tokens tokensFromPalette(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    Tokens result;
    for (const NamedRole &named : namedRoles())
        result.*named.role = text;
    for (ColorRole soft :
         {&Tokens::window, &Tokens::sidebar, &Tokens::surface, &Tokens::sunken, &Tokens::accentSoft,
          &Tokens::okSoft, &Tokens::warnSoft, &Tokens::errSoft, &Tokens::unkSoft, &Tokens::practiceSoft})
        result.*soft = window;
    for (ColorRole fill : {&Tokens::accentFill, &Tokens::accentHover, &Tokens::accentPress, &Tokens::bar})
        result.*fill = palette.color(QPalette::Highlight);
    result.onAccent = palette.color(QPalette::HighlightedText);
    result.accent = palette.color(QPalette::Link);
    result.text3 = palette.color(QPalette::Disabled, QPalette::WindowText);
    return result;
}

const Tokens &tokens()
{
    return current();
}

void setTokens(const Tokens &tokens)
{
    current() = tokens;
}

const std::vector<NamedRole> &namedRoles()
{
    static const std::vector<NamedRole> roles = {
        {"window", &Tokens::window},
        {"sidebar", &Tokens::sidebar},
        {"surface", &Tokens::surface},
        {"sunken", &Tokens::sunken},
        {"border", &Tokens::border},
        {"control", &Tokens::control},
        {"scroll", &Tokens::scroll},
        {"text", &Tokens::text},
        {"text2", &Tokens::text2},
        {"text3", &Tokens::text3},
        {"accent", &Tokens::accent},
        {"accentFill", &Tokens::accentFill},
        {"accentHover", &Tokens::accentHover},
        {"accentPress", &Tokens::accentPress},
        {"onAccent", &Tokens::onAccent},
        {"bar", &Tokens::bar},
        {"accentSoft", &Tokens::accentSoft},
        {"ok", &Tokens::ok},
        {"okSoft", &Tokens::okSoft},
        {"warn", &Tokens::warn},
        {"warnSoft", &Tokens::warnSoft},
        {"err", &Tokens::err},
        {"errSoft", &Tokens::errSoft},
        {"unk", &Tokens::unk},
        {"unkSoft", &Tokens::unkSoft},
        {"practice", &Tokens::practice},
        {"practiceSoft", &Tokens::practiceSoft},
        {"lamp", &Tokens::lamp},
        {"lampStrip", &Tokens::lampStrip},
    };
    return roles;
}

QColor lampColor(LampColor color)
{
    switch (color) {
    case LampColor::Green:
        return tokens().lamp;
    case LampColor::Blue:
        return QColor("#3D7BF0");
    case LampColor::Cyan:
        return QColor("#1C93A6");
    case LampColor::Red:
        return QColor("#D9443A");
    case LampColor::Amber:
        return QColor("#B87400");
    case LampColor::White:
        return QColor("#8A94A3");
    }
    return tokens().lamp;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace reviver::ui
