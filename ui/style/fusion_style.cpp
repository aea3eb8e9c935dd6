// SPDX-License-Identifier: Apache-2.0
#include "ui/style/fusion_style.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QPainter>
#include <QPushButton>
#include <QStyleOptionComboBox>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kIndicator = 18;
constexpr int kArrow = 16;

void paintIndicator(QPainter &painter, const QStyleOption &option, bool round)
{
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = option.state & QStyle::State_Enabled;
    const Tokens &t = tokens();
    const QRectF rect = option.rect;
    const qreal radius = round ? rect.height() / 2 : px(4);
    QColor fill = on ? (enabled ? t.accentFill : t.control) : (enabled ? t.surface : t.window);
    if (!on && enabled && (option.state & QStyle::State_MouseOver))
        fill = t.unkSoft;
    paintGround(painter, rect, radius, fill, on ? fill : (enabled ? t.control : t.border));
    if (!on)
        return;
    if (round) {
        const qreal dot = rect.height() * 0.4;
        QRectF inner(0, 0, dot, dot);
        inner.moveCenter(rect.center());
        paintGround(painter, inner, dot / 2, t.onAccent);
    } else {
        const qreal inset = rect.height() / 9;
        const bool partly = option.state & QStyle::State_NoChange;
        paintIcon(painter, partly ? QStringLiteral("minus") : QStringLiteral("check"),
                  rect.adjusted(inset, inset, -inset, -inset), t.onAccent);
    }
}

void paintComboFrame(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const Tokens &t = tokens();
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    paintGround(painter, option.rect, px(radius::kControl), hover ? t.unkSoft : t.surface,
                enabled ? t.control : t.border);
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(painter, option.rect, px(radius::kControl));
    QRect square(0, 0, px(kArrow), px(kArrow));
    square.moveCenter(arrow.center());
    paintIcon(painter, QStringLiteral("chevron-down"), square, enabled ? t.text2 : t.text3);
}

}  // namespace

FusionStyle::FusionStyle() : QProxyStyle(QStringLiteral("fusion"))
{
}

void FusionStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
        return paintIndicator(*painter, *option, false);
    case PE_IndicatorRadioButton:
        return paintIndicator(*painter, *option, true);
    case PE_FrameFocusRect:
        // Push buttons get their ring from the style sheet.
        if (!qobject_cast<const QPushButton *>(widget))
            paintFocusRing(*painter, option->rect, px(4));
        return;
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FusionStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !combo || combo->editable)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    paintComboFrame(*painter, *combo, subControlRect(control, option, SC_ComboBoxArrow, widget));
}

QSize FusionStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    const QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox)
        return QSize(result.width() + px(12), controlHeight(30));
    if (type == CT_CheckBox || type == CT_RadioButton)
        return QSize(result.width(), std::max(result.height(), px(24)));
    return result;
}

QRect FusionStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                  SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField) {
        const QRect field = option->rect.adjusted(px(8), 0, -px(28), 0);
        return visualRect(option->direction, option->rect, field);
    }
    if (control == CC_ComboBox && subControl == SC_ComboBoxArrow) {
        const QRect arrow = option->rect.adjusted(option->rect.width() - px(28), 0, 0, 0);
        return visualRect(option->direction, option->rect, arrow);
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

int FusionStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return px(kIndicator);
    case PM_SmallIconSize:
    case PM_LineEditIconSize:
        return px(16);
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return px(8);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FusionStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returnData) const
{
    if (hint == SH_EtchDisabledText || hint == SH_ComboBox_Popup)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

}  // namespace reviver::ui
