// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/header_bar.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/led_widget.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace reviver::ui {

HeaderBar::HeaderBar(QWidget *parent)
    : QFrame(parent)
    , m_tile(new IconTile)
    , m_title(new TextLabel({}, TextRole::Title))
    , m_mode(new ModeChip)
    , m_caption(new TextLabel({}, TextRole::Caption, &Tokens::text2))
    , m_led(new LedWidget)
    , m_verdict(new Chip)
{
    m_title->setElideMode(Qt::ElideMiddle);
    m_caption->setElideMode(Qt::ElideRight);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(px(16));
    row->addWidget(m_tile);
    row->addLayout(makeTitleColumn(), 1);
    row->addWidget(m_verdict);
    row->addWidget(m_led);
    m_tile->hide();
    m_verdict->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(px(72));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, [this] {
        setMinimumHeight(px(72));
        update();
    });
}

QBoxLayout *HeaderBar::makeTitleColumn()
{
    auto *first = new QHBoxLayout;
    first->setSpacing(px(12));
    first->addWidget(m_title);
    first->addWidget(m_mode);
    first->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(px(2));
    column->addStretch(1);
    column->addLayout(first);
    column->addWidget(m_caption);
    column->addStretch(1);
    return column;
}

void HeaderBar::setTitle(const QString &title)
{
    m_title->setText(title);
}

void HeaderBar::setMode(ModeShape shape, const QString &text)
{
    m_mode->setMode(shape, text);
}

void HeaderBar::setModeVisible(bool visible)
{
    m_mode->setVisible(visible);
}

void HeaderBar::setCaption(const QStringList &parts)
{
    m_caption->setText(parts.join(QStringLiteral("  \u00b7  ")));
}

void HeaderBar::setTile(const QString &iconName)
{
    m_tile->setIcon(iconName, &Tokens::accent);
    m_tile->setVisible(!iconName.isEmpty());
}

void HeaderBar::setVerdict(const QString &iconName, const QString &text, Tone tone)
{
    m_verdict->setContent(iconName, text, tone);
    m_verdict->setVisible(!text.isEmpty());
    m_led->setVisible(text.isEmpty());
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surface);
    painter.fillRect(0, height() - 1, width(), 1, tokens().border);
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->setContentsMargins(pageMargin(this), px(8), pageMargin(this), px(8) + 1);
}

}  // namespace reviver::ui
