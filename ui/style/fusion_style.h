// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace reviver::ui {

/// Fusion with our check boxes, radio buttons, combo boxes and focus rings: what a style sheet could
/// only do with one picture file for every theme and size.
class FusionStyle : public QProxyStyle {
    Q_OBJECT

public:
    FusionStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
};

}  // namespace reviver::ui
