// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/progress_bar.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kUnits = 1000;
constexpr int kGlideMs = 150;
constexpr int kBusyMs = 1600;
/// Shown until the last check was passed.
constexpr double kAlmost = 0.99;

}  // namespace

ProgressBar::ProgressBar(int thickness, QWidget *parent) : QProgressBar(parent), m_thickness(thickness)
{
    setRange(0, kUnits);
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_shown = value.toDouble();
        update();
    });
    followTheme(this);
}

void ProgressBar::setFraction(double fraction)
{
    if (m_finished)
        return;
    const double next = std::min(fraction, kAlmost);
    if (!(next > m_fraction))
        return;
    m_fraction = next;
    setValue(int(m_fraction * kUnits));
    glideTo(m_fraction);
}

void ProgressBar::finish()
{
    setBusy(false);
    m_finished = true;
    m_fraction = 1;
    setValue(kUnits);
    glideTo(1);
}

void ProgressBar::restart()
{
    m_glide.stop();
    setRange(0, kUnits);
    m_finished = false;
    m_fraction = 0;
    m_shown = 0;
    setValue(0);
    update();
}

void ProgressBar::setBusy(bool busy)
{
    if (busy == isBusy())
        return;
    m_glide.stop();
    setRange(0, busy ? 0 : kUnits);
    m_shown = m_fraction;
    if (!busy)
        setValue(int(m_fraction * kUnits));
    if (busy && motionAllowed()) {
        m_glide.setStartValue(0.0);
        m_glide.setEndValue(1.0);
        m_glide.setDuration(kBusyMs);
        m_glide.setLoopCount(-1);
        m_glide.start();
    }
    update();
}

void ProgressBar::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize ProgressBar::sizeHint() const
{
    return QSize(px(160), px(m_thickness));
}

QSize ProgressBar::minimumSizeHint() const
{
    return QSize(px(48), px(m_thickness));
}

void ProgressBar::glideTo(double fraction)
{
    m_glide.stop();
    if (!isVisible() || !motionAllowed()) {
        m_shown = fraction;
        return update();
    }
    m_glide.setLoopCount(1);
    m_glide.setStartValue(m_shown);
    m_glide.setEndValue(fraction);
    m_glide.setDuration(kGlideMs);
    m_glide.start();
}

void ProgressBar::paint(QPainter &painter, const QRectF &rect, double fraction, ColorRole chunk)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal round = rect.height() / 2;
    paintGround(painter, rect, round, highContrast() ? tokens().surface : tokens().border);
    if (fraction > 0) {
        QRectF filled = rect;
        filled.setWidth(
            std::clamp(rect.width() * fraction, std::min<qreal>(px(8), rect.width()), rect.width()));
        if (painter.layoutDirection() == Qt::RightToLeft)
            filled.moveRight(rect.right());
        paintGround(painter, filled, round, color(chunk));
    }
    painter.restore();
}

void ProgressBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    const ColorRole chunk = m_tone == Tone::Next ? &Tokens::bar : ink(m_tone);
    if (!isBusy())
        return paint(painter, rect(), m_shown, chunk);
    paint(painter, rect(), 0, chunk);
    const qreal length = width() * 0.3;
    const qreal travel = m_glide.state() == QAbstractAnimation::Running ? m_shown : 0.5;
    QRectF wandering(travel * (width() + length) - length, 0, length, height());
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setClipPath(clip);
    paintGround(painter, wandering, height() / 2.0, color(chunk));
}

}  // namespace reviver::ui
