// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/link_bars.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QCoreApplication>
#include <QPainter>

namespace reviver::ui {

namespace {

constexpr int kBars = 4;

}  // namespace

QString linkWord(LinkQuality quality)
{
    const char *word = QT_TRANSLATE_NOOP("reviver::ui::LinkBars", "Not measured yet");
    switch (quality) {
    case LinkQuality::Unknown:
        break;
    case LinkQuality::Poor:
        word = QT_TRANSLATE_NOOP("reviver::ui::LinkBars", "Poor");
        break;
    case LinkQuality::Weak:
        word = QT_TRANSLATE_NOOP("reviver::ui::LinkBars", "Weak");
        break;
    case LinkQuality::Fair:
        word = QT_TRANSLATE_NOOP("reviver::ui::LinkBars", "Fair");
        break;
    case LinkQuality::Good:
        word = QT_TRANSLATE_NOOP("reviver::ui::LinkBars", "Good");
        break;
    }
    return QCoreApplication::translate("reviver::ui::LinkBars", word);
}

LinkBars::LinkBars(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this);
    setQuality(LinkQuality::Unknown);
}

void LinkBars::setQuality(LinkQuality quality)
{
    m_quality = quality;
    const QString sentence = tr("Link quality: %1").arg(linkWord(quality));
    setAccessibleName(sentence);
    setToolTip(sentence);
    update();
}

QSize LinkBars::sizeHint() const
{
    return QSize(px(26), px(16));
}

void LinkBars::paint(QPainter &painter, const QRectF &rect, LinkQuality quality)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const int filled = int(quality);
    const QColor ink = quality >= LinkQuality::Fair ? tokens().ok : tokens().warn;
    const qreal step = rect.width() * 7 / 26;
    const qreal width = rect.width() * 5 / 26;
    for (int i = 0; i < kBars; ++i) {
        const qreal height = rect.height() * (i + 1) / kBars;
        QRectF bar(rect.left() + i * step, rect.bottom() - height, width, height);
        if (i < filled) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
        } else {
            painter.setPen(QPen(tokens().control, 1));
            painter.setBrush(Qt::NoBrush);
            bar.adjust(0.5, 0.5, -0.5, -0.5);
        }
        painter.drawRoundedRect(bar, 1.5, 1.5);
    }
    painter.restore();
}

void LinkBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_quality);
}

}  // namespace reviver::ui
