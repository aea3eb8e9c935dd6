// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/result_badge.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace reviver::ui {

ResultBadge::ResultBadge(QWidget *parent) : QWidget(parent), m_icon(shapeName(m_tone))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this);
}

void ResultBadge::setResult(Tone tone, const QString &iconName)
{
    m_tone = tone;
    m_icon = iconName.isEmpty() ? shapeName(tone) : iconName;
    update();
}

QSize ResultBadge::sizeHint() const
{
    return QSize(px(52), px(52));
}

void ResultBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGround(painter, rect(), height() / 2.0, color(ground(m_tone)));
    QRect square(0, 0, px(30), px(30));
    square.moveTo((width() - square.width()) / 2, (height() - square.height()) / 2);
    paintIcon(painter, m_icon, square, color(ink(m_tone)));
}

}  // namespace reviver::ui
