// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/growing_scroll.h"

#include "ui/style/metrics.h"

#include <QEvent>
#include <QLayout>

namespace reviver::ui {

namespace {

constexpr int kLeastHeight = 96;

}  // namespace

GrowingScroll::GrowingScroll(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
    setGrowsToContent(false);
}

void GrowingScroll::setGrowsToContent(bool grows)
{
    m_grows = grows;
    setVerticalScrollBarPolicy(grows ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, grows ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    // Tab stops here only where there is something to scroll.
    setFocusPolicy(grows ? Qt::NoFocus : Qt::StrongFocus);
    updateGeometry();
}

int GrowingScroll::contentHeight() const
{
    const QLayout *layout = widget()->layout();
    const int width = viewport()->width();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                       : layout->totalSizeHint().height();
}

QSize GrowingScroll::sizeHint() const
{
    return QSize(widget()->sizeHint().width(), m_grows ? contentHeight() : px(kLeastHeight));
}

QSize GrowingScroll::minimumSizeHint() const
{
    return QSize(widget()->minimumSizeHint().width(), m_grows ? contentHeight() : px(kLeastHeight));
}

void GrowingScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (m_grows)
        updateGeometry();
}

bool GrowingScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

}  // namespace reviver::ui
