// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/page_frame.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/footer_layout.h"
#include "ui/widgets/result_badge.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

/// The strip with the buttons, under a hairline.
class Footer : public QWidget {
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().window);
        painter.fillRect(0, 0, width(), 1, tokens().border);
    }
};

/// How far a flat button's text stands inside its edge: so far it moves out, to line up with the page.
int flatInset(const QWidget *widget)
{
    const auto *button = qobject_cast<const QPushButton *>(widget);
    if (!button)
        return 0;
    const ButtonKind kind = buttonKind(button);
    if (kind == ButtonKind::Quiet)
        return px(10) + 1;
    return kind == ButtonKind::Link ? px(4) + 1 : 0;
}

/// Heights are the new ones at once, not after the next events.
void activateLayouts(const QWidget *widget)
{
    for (const QObject *child : widget->children()) {
        if (child->isWidgetType())
            activateLayouts(static_cast<const QWidget *>(child));
    }
    if (widget->layout())
        widget->layout()->activate();
}

}  // namespace

PageFrame::PageFrame(QWidget *parent) : QWidget(parent)
{
    m_page = new QWidget;
    m_page->setProperty("page", true);
    auto *column = new QVBoxLayout(m_page);
    column->setSpacing(0);
    m_head = makeHead();
    column->addWidget(m_head);
    m_body = new QVBoxLayout;
    m_body->setSpacing(px(space::kBlock));
    column->addLayout(m_body, 1);

    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_page);
    m_page->installEventFilter(this);
    // After setWidget(), which turns it on: a page is as transparent as its viewport.
    m_page->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);

    m_fixed = new QVBoxLayout;
    m_footer = makeFooter();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addLayout(m_fixed);
    all->addWidget(m_footer);
    m_footer->hide();
    m_head->hide();
    updateMargins();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &PageFrame::updateMargins);
}

QWidget *PageFrame::makeHead()
{
    auto *head = new QWidget;
    m_badge = new ResultBadge;
    m_badge->hide();
    m_headline = new TextLabel({}, TextRole::Headline);
    m_headline->setWordWrap(true);
    m_subline = new TextLabel({}, TextRole::Body, &Tokens::text2);
    m_subline->setWordWrap(true);
    m_headlineRow = new QHBoxLayout;
    m_headlineRow->setSpacing(px(16));
    m_headlineRow->addWidget(m_headline, 1);
    m_sublineRow = new QHBoxLayout;
    m_sublineRow->setSpacing(px(16));
    m_sublineRow->addWidget(m_subline, 1);
    m_words = new QVBoxLayout;
    m_words->addLayout(m_headlineRow);
    m_words->addLayout(m_sublineRow);
    auto *row = new QHBoxLayout(head);
    row->setSpacing(px(16));
    row->addWidget(m_badge, 0, Qt::AlignTop);
    row->addLayout(m_words, 1);
    m_subline->hide();
    return head;
}

QWidget *PageFrame::makeFooter()
{
    auto *footer = new Footer;
    m_footerRow = new FooterLayout(footer);
    m_footerRow->setSpacing(px(space::kButtons));
    return footer;
}

void PageFrame::setHeadline(const QString &text)
{
    m_headline->setText(text);
    m_head->setVisible(!text.isEmpty());
}

void PageFrame::setSubline(const QString &text)
{
    m_subline->setText(text);
    m_subline->setVisible(!text.isEmpty());
}

void PageFrame::setHeadlineSide(QWidget *widget)
{
    m_headlineRow->addWidget(widget, 0, Qt::AlignVCenter);
}

void PageFrame::setSublineSide(QWidget *widget)
{
    m_sublineRow->addWidget(widget, 0, Qt::AlignVCenter);
    m_sublineSide = widget;
    updateMargins();
}

void PageFrame::setBadge(Tone tone, const QString &iconName)
{
    m_badge->setResult(tone, iconName);
    m_badge->show();
}

void PageFrame::addFooterLeft(QWidget *widget)
{
    m_footerRow->addLeading(widget);
    setFooterVisible(true);
    updateMargins();
}

QPushButton *PageFrame::addFooterButton(ButtonKind kind, const QString &text, const QString &iconName)
{
    QPushButton *button = makeButton(kind, text, iconName);
    addFooterButton(button);
    return button;
}

void PageFrame::addFooterButton(QPushButton *button)
{
    m_footerRow->addTrailing(button);
    setFooterVisible(true);
}

void PageFrame::setFooterVisible(bool visible)
{
    m_footer->setVisible(visible);
}

void PageFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateMargins();
    chooseDensity();
}

bool PageFrame::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QWidget::eventFilter(watched, event);
    // What is on the page changed its height.
    if (watched == m_page && event->type() == QEvent::LayoutRequest)
        chooseDensity();
    return handled;
}

void PageFrame::chooseDensity()
{
    const int width = m_scroll->width();
    const Room room{QSize(width, m_scroll->height()), contentHeight(width)};
    if (m_choosing || !isVisible() || room == m_room)
        return;
    m_choosing = true;
    bool fits = false;
    for (const Density density : {Density::Roomy, Density::Usual, Density::Tight}) {
        applyDensity(density);
        fits = contentHeight(width) <= room.available.height();
        if (fits)
            break;
    }
    if (!fits)
        applyDensity(Density::Usual);
    m_room = {room.available, contentHeight(width)};
    m_choosing = false;
}

void PageFrame::applyDensity(Density density)
{
    m_density = density;
    updateMargins();
    setDensity(density);
    activateLayouts(m_page);
}

int PageFrame::contentHeight(int width) const
{
    const QLayout *layout = m_page->layout();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                       : layout->totalMinimumSize().height();
}

void PageFrame::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = m_scroll->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_PageDown:
        return bar->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_PageUp:
        return bar->triggerAction(QScrollBar::SliderPageStepSub);
    case Qt::Key_Home:
        return bar->triggerAction(QScrollBar::SliderToMinimum);
    case Qt::Key_End:
        return bar->triggerAction(QScrollBar::SliderToMaximum);
    default:
        return QWidget::keyPressEvent(event);
    }
}

void PageFrame::updateMargins()
{
    const int side = pageMargin(this);
    const bool tight = m_density == Density::Tight;
    const int block = px(tight ? space::kTightBlock : space::kBlock);
    m_page->layout()->setContentsMargins(0, px(tight ? 12 : 20), 0, px(tight ? 8 : 16));
    m_body->setSpacing(block);
    m_body->setContentsMargins(side, 0, side, 0);
    // A link is higher and wider than its words: what it reaches over the line is taken from the gaps.
    const bool linkBeside = m_sublineSide && !m_sublineSide->isHidden();
    const int inset = linkBeside ? flatInset(m_sublineSide) : 0;
    m_words->setSpacing(px(5) - std::min(px(5), inset));
    m_head->layout()->setContentsMargins(directedMargins(this, side, 0, 0, block - inset));
    m_headlineRow->setContentsMargins(directedMargins(this, 0, 0, side, 0));
    m_sublineRow->setContentsMargins(directedMargins(this, 0, 0, side - inset, 0));
    m_fixed->setContentsMargins(side, 0, side, 0);
    m_footer->setMinimumHeight(px(64));
    const QWidget *first = m_footerRow->firstLeading();
    const int outdent = first ? flatInset(first) : 0;
    m_footerRow->setContentsMargins(directedMargins(this, side - outdent, px(12) + 1, side, px(12)));
}

}  // namespace reviver::ui
