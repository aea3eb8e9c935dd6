// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/practice_banner.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace reviver::ui {

namespace {

constexpr int kStripe = 5;

}  // namespace

PracticeBanner::PracticeBanner(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new TextLabel(tr("Nothing here is real hardware. Break it, repair it, learn on it.")))
    , m_end(makeButton(ButtonKind::Practice, tr("End practice")))
{
    m_sentence->setElideMode(Qt::ElideRight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(directedMargins(this, px(22), px(6), px(32), px(6) + px(kStripe)));
    row->setSpacing(px(10));
    row->addWidget(new IconLabel(QStringLiteral("practice"), 20, &Tokens::practice));
    row->addWidget(new TextLabel(tr("Practice modem"), TextRole::Strong, &Tokens::practice));
    row->addSpacing(px(6));
    row->addWidget(m_sentence, 1);
    row->addWidget(m_end);
    setMinimumHeight(px(48));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Practice modem"));
    setAccessibleDescription(m_sentence->text());
    connect(m_end, &QPushButton::clicked, this, &PracticeBanner::endPracticeRequested);
    followTheme(this);
}

void PracticeBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().practiceSoft);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().practice);
    const int stripe = px(kStripe);
    const int top = height() - stripe;
    for (int x = -stripe; x < width() + stripe; x += px(16)) {
        QPainterPath block;
        block.addPolygon(
            QPolygon({{x + stripe, top}, {x + stripe + px(8), top}, {x + px(8), height()}, {x, height()}}));
        painter.drawPath(block);
    }
}

}  // namespace reviver::ui
