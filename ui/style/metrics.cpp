// SPDX-License-Identifier: Apache-2.0
#include "ui/style/metrics.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QWidget>

#include <algorithm>

namespace reviver::ui {

namespace {

/// The font height that all numbers are drawn for.
constexpr int kDrawnFontHeight = 16;

int baseFontHeight()
{
    static QFont known;
    static int height = 0;
    const QFont font = QApplication::font();
    if (height == 0 || font != known) {
        known = font;
        height = QFontMetrics(font).height();
    }
    return height;
}

double factor(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
    case TextRole::CaptionStrong:
    case TextRole::MonoCaption:
        return 0.92;
    case TextRole::Mono:
        return 0.96;
    case TextRole::Title:
        return 1.2;
    case TextRole::Headline:
        return 1.6;
    case TextRole::Hero:
        return 1.9;
    case TextRole::Body:
    case TextRole::Strong:
        return 1.0;
    }
    return 1.0;
}

bool isStrong(TextRole role)
{
    return role == TextRole::CaptionStrong || role == TextRole::Strong || role == TextRole::Title
        || role == TextRole::Headline || role == TextRole::Hero;
}

}  // namespace

int px(int n)
{
    return qRound(n * baseFontHeight() / double(kDrawnFontHeight));
}

QFont font(TextRole role)
{
    const QFont base = QApplication::font();
    const bool mono = role == TextRole::Mono || role == TextRole::MonoCaption;
    QFont result = mono ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : base;
    if (base.pointSizeF() > 0)
        result.setPointSizeF(base.pointSizeF() * factor(role));
    else
        result.setPixelSize(qRound(base.pixelSize() * factor(role)));
    result.setWeight(isStrong(role) ? QFont::DemiBold : QFont::Normal);
    return result;
}

bool isNarrow(const QWidget *widget)
{
    return widget->window()->width() < px(space::kNarrowWidth);
}

int pageMargin(const QWidget *widget)
{
    return px(isNarrow(widget) ? space::kNarrowPageMargin : space::kPageMargin);
}

QMargins directedMargins(const QWidget *widget, int leading, int top, int trailing, int bottom)
{
    if (widget->layoutDirection() == Qt::RightToLeft)
        return QMargins(trailing, top, leading, bottom);
    return QMargins(leading, top, trailing, bottom);
}

int controlHeight(int n, TextRole role)
{
    return std::max(px(n), QFontMetrics(font(role)).height() + px(10));
}

}  // namespace reviver::ui
