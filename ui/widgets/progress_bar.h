// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QProgressBar>
#include <QVariantAnimation>

namespace reviver::ui {

/// A bar without text of its own. It glides to a new value, keeps its round ends, never goes back and is
/// not full before finish().
class ProgressBar : public QProgressBar {
    Q_OBJECT

public:
    /// `thickness` as drawn for a font 16 px high: 6 in tables, 8 this image, 12 whole repair.
    explicit ProgressBar(int thickness = 8, QWidget *parent = nullptr);

    /// 0 to 1. Smaller than before is ignored; 1 shows 99 % until finish().
    void setFraction(double fraction);
    double fraction() const { return m_fraction; }
    /// The last check was passed: full.
    void finish();
    /// A new image: empty again.
    void restart();
    /// Unknown length: only while waiting for the modem to return.
    void setBusy(bool busy);
    bool isBusy() const { return maximum() == 0; }
    void setTone(Tone tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The same drawing for table cells.
    static void paint(QPainter &painter, const QRectF &rect, double fraction, ColorRole chunk);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void glideTo(double fraction);

    int m_thickness;
    double m_fraction = 0;
    double m_shown = 0;
    bool m_finished = false;
    Tone m_tone = Tone::Next;
    QVariantAnimation m_glide;
};

}  // namespace reviver::ui
