// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace reviver::ui {

/// A rounded ground. With high contrast it gets an outline, because grounds have no colour there.
void paintGround(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill,
                 const QColor &edge = {});

/// The focus ring: 2 px inside `rect`.
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius);

}  // namespace reviver::ui
