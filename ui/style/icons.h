// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace reviver::ui {

/// An icon of resources/icons in a colour of the theme; it repaints itself when the theme changes.
/// Disabled it takes text3, checked the accent. In a rectangle wider than high the drawing stands
/// at the leading edge: buttons ask for 4 px more, which become the gap to the text.
QIcon icon(const QString &name, ColorRole role = &Tokens::text2);

/// `size` in logical pixels. Cached per name, size, colour and pixel ratio. Empty if there is no such icon.
QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal pixelRatio = 1.0);

/// Draws the icon into the square `rect` with the painter's pixel ratio.
void paintIcon(QPainter &painter, const QString &name, const QRectF &rect, const QColor &color);

/// The program's own icon in all sizes; 16 px has its own drawing.
QIcon applicationIcon();

/// A picture drawn in the light colours, with the theme's instead ("illustration-connect").
QPixmap illustration(const QString &name, const QSize &size, qreal pixelRatio = 1.0);

}  // namespace reviver::ui
