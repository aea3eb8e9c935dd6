// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/confidence_meter.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QPainter>
#include <QStyle>

namespace reviver::ui {

namespace {

constexpr int kPips = 3;
constexpr int kPipWidth = 15;
constexpr int kPipHeight = 6;
constexpr int kPipStep = 18;

}  // namespace

ConfidenceMeter::ConfidenceMeter(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this);
    setLevel(Level::Low);
}

void ConfidenceMeter::setLevel(Level level)
{
    m_level = level;
    setAccessibleName(tr("%1: %2 of 3").arg(words()).arg(int(level)));
    updateGeometry();
    update();
}

QString ConfidenceMeter::words() const
{
    switch (m_level) {
    case Level::Low:
        return tr("Confidence: low");
    case Level::Medium:
        return tr("Confidence: medium");
    case Level::High:
        return tr("Confidence: high");
    }
    return {};
}

QSize ConfidenceMeter::sizeHint() const
{
    const QFontMetrics metrics(ui::font(TextRole::CaptionStrong));
    const int pips = px(kPipStep) * (kPips - 1) + px(kPipWidth);
    return QSize(metrics.horizontalAdvance(words()) + px(11) + pips, metrics.height() + px(4));
}

void ConfidenceMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int pips = px(kPipStep) * (kPips - 1) + px(kPipWidth);
    const QRect text(0, 0, width() - pips - px(10), height());
    painter.setFont(ui::font(TextRole::CaptionStrong));
    painter.setPen(tokens().text2);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), text),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter)),
                     words());
    for (int i = 0; i < kPips; ++i) {
        const QRect pip(width() - pips + i * px(kPipStep), (height() - px(kPipHeight)) / 2, px(kPipWidth),
                        px(kPipHeight));
        const bool filled = i < int(m_level);
        painter.setPen(filled ? QPen(Qt::NoPen) : QPen(tokens().control, 1));
        painter.setBrush(filled ? QBrush(tokens().accent) : QBrush(Qt::NoBrush));
        QRectF drawn = QStyle::visualRect(layoutDirection(), rect(), pip);
        if (!filled)
            drawn.adjust(0.5, 0.5, -0.5, -0.5);
        painter.drawRoundedRect(drawn, drawn.height() / 2, drawn.height() / 2);
    }
}

}  // namespace reviver::ui
