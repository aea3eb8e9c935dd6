// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/speed_spark.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace reviver::ui {

SpeedSpark::SpeedSpark(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this);
    clear();
}

void SpeedSpark::addSample(double atSeconds, double bytesPerSecond)
{
    m_samples.push_back({atSeconds, std::max(0.0, bytesPerSecond)});
    const double oldest = atSeconds - kSeconds;
    m_samples.erase(m_samples.begin(),
                    std::find_if(m_samples.begin(), m_samples.end(),
                                 [oldest](const Sample &sample) { return sample.at >= oldest; }));
    const auto [low, high]
        = std::minmax_element(m_samples.begin(), m_samples.end(),
                              [](const Sample &a, const Sample &b) { return a.speed < b.speed; });
    setAccessibleName(tr("Speed during the last minute: %1 to %2 kB/s")
                          .arg(qRound(low->speed / 1000))
                          .arg(qRound(high->speed / 1000)));
    update();
}

void SpeedSpark::clear()
{
    m_samples.clear();
    setAccessibleName(tr("Speed during the last minute: not measured yet"));
    update();
}

QSize SpeedSpark::sizeHint() const
{
    return QSize(px(200), px(28));
}

QSize SpeedSpark::minimumSizeHint() const
{
    return QSize(px(48), px(28));
}

void SpeedSpark::paintEvent(QPaintEvent *)
{
    if (m_samples.size() < 2)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double last = m_samples.back().at;
    const double span = std::max(last - m_samples.front().at, 1.0);
    double top = 1;
    for (const Sample &sample : m_samples)
        top = std::max(top, sample.speed * 1.15);
    const double dot = px(3);
    const auto point = [&](const Sample &sample) {
        const double x = (sample.at - last + span) / span * (width() - dot);
        return QPointF(x, height() - 1 - sample.speed / top * (height() - 1 - dot));
    };
    QPainterPath line(point(m_samples.front()));
    for (const Sample &sample : m_samples)
        line.lineTo(point(sample));
    const QPointF end = point(m_samples.back());
    QPainterPath area = line;
    area.lineTo(end.x(), height());
    area.lineTo(0, height());
    area.closeSubpath();
    QColor under = tokens().bar;
    under.setAlphaF(0.13F);
    painter.fillPath(area, under);
    painter.setPen(QPen(tokens().bar, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().bar);
    painter.drawEllipse(end, dot * 0.9, dot * 0.9);
}

}  // namespace reviver::ui
