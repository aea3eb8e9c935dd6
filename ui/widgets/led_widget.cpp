// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/led_widget.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace reviver::ui {

namespace {

constexpr int kStripSeconds = 6;
constexpr int kStripWidth = 96;
constexpr int kTextStart = 38;
constexpr double kLamp = 12.5;
/// 2 Hz at most: two changes in half a second.
constexpr int kTickMs = 250;

}  // namespace

LedWidget::LedWidget(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &LedWidget::tick);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &LedWidget::refresh);
    setLight(tr("Not asked yet"), LightPattern::notAsked());
}

void LedWidget::setLight(const QString &words, const LightPattern &pattern, std::optional<LampColor> lamp)
{
    m_words = words;
    m_pattern = pattern;
    m_lamp = lamp;
    setAccessibleName(pattern.kind == LightPattern::Kind::NotAsked
                          ? tr("What the modem's light does: %1").arg(words)
                          : words);
    refresh();
}

void LedWidget::setLive(bool live)
{
    m_live = live;
    refresh();
}

QSize LedWidget::sizeHint() const
{
    const QFontMetrics metrics(ui::font(TextRole::Caption));
    const int words = std::max(px(kStripWidth), metrics.horizontalAdvance(m_words) + px(1));
    return QSize(px(kTextStart) + words, std::max(px(40), metrics.height() + px(22)));
}

QSize LedWidget::minimumSizeHint() const
{
    return QSize(px(kTextStart) + px(kStripWidth), sizeHint().height());
}

void LedWidget::refresh()
{
    const bool blink
        = m_live && isVisible() && motionAllowed() && m_pattern.kind == LightPattern::Kind::Blinking;
    if (blink && !m_timer.isActive()) {
        m_since.start();
        m_timer.start();
    } else if (!blink) {
        m_timer.stop();
        m_lit = true;
    }
    updateGeometry();
    update();
}

void LedWidget::tick()
{
    const bool lit = m_pattern.litAt(double(m_since.elapsed()) / 1000);
    if (std::exchange(m_lit, lit) != lit)
        update();
}

void LedWidget::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void LedWidget::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void LedWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont words = ui::font(TextRole::Caption);
    const QFontMetrics metrics(words);
    const int below = px(18);
    const int top = (height() - metrics.height() - below) / 2;
    const QRect lamp(0, (height() - px(28)) / 2, px(28), px(28));
    paintLamp(painter, QStyle::visualRect(layoutDirection(), rect(), lamp));

    const QRect text(px(kTextStart), top, width() - px(kTextStart), metrics.height());
    painter.setFont(words);
    painter.setPen(tokens().text);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), text),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter)),
                     metrics.elidedText(m_words, Qt::ElideRight, text.width()));
    const QRect strip(px(kTextStart), text.bottom() + px(5), px(kStripWidth), px(12));
    paintStrip(painter, QStyle::visualRect(layoutDirection(), rect(), strip));
    setToolTip(metrics.horizontalAdvance(m_words) > text.width() ? m_words : QString());
}

void LedWidget::paintLamp(QPainter &painter, const QRectF &rect) const
{
    const double size = kLamp * px(16) / 16.0;
    QRectF bulb(0, 0, size, size);
    bulb.moveCenter(rect.center());
    const bool shines = m_pattern.kind == LightPattern::Kind::Steady
        || (m_pattern.kind == LightPattern::Kind::Blinking && m_lit);
    if (!shines) {
        painter.setPen(QPen(tokens().control, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(bulb);
        if (m_pattern.kind == LightPattern::Kind::NotAsked) {
            QFont mark = ui::font(TextRole::CaptionStrong);
            mark.setPixelSize(qRound(size * 0.8));
            painter.setFont(mark);
            painter.setPen(tokens().text2);
            painter.drawText(bulb, Qt::AlignCenter, QStringLiteral("?"));
        }
        return;
    }
    const QColor lamp = m_lamp ? lampColor(*m_lamp) : tokens().lamp;
    QRadialGradient glow(bulb.center(), size);
    QColor near = lamp;
    near.setAlphaF(0.45F);
    QColor far = lamp;
    far.setAlphaF(0);
    glow.setColorAt(0.4, near);
    glow.setColorAt(1, far);
    painter.setPen(Qt::NoPen);
    painter.setBrush(glow);
    painter.drawEllipse(bulb.center(), size, size);
    painter.setPen(QPen(m_lamp ? lamp.darker(120) : tokens().lampStrip, 1.5));
    painter.setBrush(lamp);
    painter.drawEllipse(bulb);
}

void LedWidget::paintStrip(QPainter &painter, const QRectF &rect) const
{
    const double height = rect.height() * 8 / 12;
    const double second = rect.width() / kStripSeconds;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto at = [&](double seconds) {
        return mirrored ? rect.right() - seconds * second : rect.left() + seconds * second;
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().sunken);
    painter.drawRect(QRectF(rect.left(), rect.top(), rect.width(), height));
    painter.setBrush(m_lamp ? lampColor(*m_lamp) : tokens().lampStrip);
    for (const LightPattern::Stretch &stretch : m_pattern.stretches(kStripSeconds)) {
        const double from = at(stretch.start);
        const double to = at(stretch.start + stretch.length);
        const QRectF block(std::min(from, to), rect.top(), std::max(std::abs(to - from), 2.0), height);
        painter.drawRoundedRect(block, 1.5, 1.5);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(tokens().control, 1));
    const double base = rect.bottom() - 1;
    painter.drawLine(QPointF(rect.left(), base), QPointF(rect.right() - 1, base));
    for (int tick = 0; tick <= kStripSeconds; ++tick) {
        const double x = std::min(rect.left() + tick * second, rect.right() - 1);
        painter.drawLine(QPointF(x, base - rect.height() / 4), QPointF(x, base));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

}  // namespace reviver::ui
