// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/card.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QPainter>
#include <QVBoxLayout>

namespace reviver::ui {

Card::Card(QWidget *parent) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    setPadding(20, 16);
    m_body->setSpacing(px(12));
    followTheme(this);
}

void Card::setPadding(int horizontal, int vertical)
{
    m_body->setContentsMargins(px(horizontal), px(vertical), px(horizontal), px(vertical));
}

void Card::addSeparator()
{
    m_body->addWidget(new Separator(Qt::Horizontal));
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGround(painter, rect(), px(radius::kCard), tokens().surface, tokens().border);
}

Separator::Separator(Qt::Orientation orientation, QWidget *parent) : QFrame(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
    followTheme(this);
}

void Separator::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokens().border);
}

}  // namespace reviver::ui
