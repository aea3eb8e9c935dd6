// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/modem_list.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/modem_delegate.h"
#include "ui/widgets/text_label.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

namespace reviver::ui {

ModemList::ModemList(QWidget *parent) : QListView(parent)
{
    setItemDelegate(new ModemDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setAccessibleName(tr("Modems"));
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::clicked, this, &ModemList::modemChosen);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this,
            [this] { scheduleDelayedItemsLayout(); });
}

void ModemList::keyPressEvent(QKeyEvent *event)
{
    const bool enter
        = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (enter && currentIndex().isValid()) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect);
        emit modemChosen(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

bool ModemList::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    QToolTip::showText(help->globalPos(), index.isValid() ? ModemDelegate::sentence(index) : QString(), this);
    return true;
}

ModemPanel::ModemPanel(QWidget *parent)
    : QWidget(parent)
    , m_count(new TextLabel({}, TextRole::Caption, &Tokens::text2))
    , m_list(new ModemList)
    , m_empty(new TextLabel({}, TextRole::Body, &Tokens::text2))
    , m_practice(makeButton(ButtonKind::Quiet, tr("Practice modem"), QStringLiteral("practice")))
{
    auto *title = new QHBoxLayout;
    title->setContentsMargins(px(14), px(16), px(14), px(2));
    title->addWidget(new TextLabel(tr("Modems"), TextRole::CaptionStrong, &Tokens::text2));
    title->addStretch(1);
    title->addWidget(m_count);
    m_empty->setText(tr("None found yet.\nReviver looks for new modems all the time."));
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(px(14), 0, px(14), 0);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    connect(m_practice, &QPushButton::clicked, this, &ModemPanel::practiceRequested);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(8), 0, px(8), px(12));
    column->setSpacing(px(6));
    column->addLayout(title);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_practice, 0, Qt::AlignLeading);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    followTheme(this);
    refresh();
}

void ModemPanel::setModel(QAbstractItemModel *model)
{
    m_list->setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &ModemPanel::refresh);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ModemPanel::refresh);
        connect(model, &QAbstractItemModel::modelReset, this, &ModemPanel::refresh);
    }
    refresh();
}

void ModemPanel::setPracticeOffered(bool offered)
{
    m_practice->setVisible(offered);
}

QSize ModemPanel::sizeHint() const
{
    return QSize(px(isNarrow(this) ? 188 : 232), px(320));
}

void ModemPanel::refresh()
{
    const int count = m_list->model() ? m_list->model()->rowCount() : 0;
    m_count->setText(count > 0 ? QString::number(count) : QString());
    m_count->setAccessibleName(count == 1 ? tr("1 modem found") : tr("%n modems found", nullptr, count));
    m_list->setVisible(count > 0);
    m_empty->setVisible(count == 0);
}

void ModemPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().sidebar);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(edge, 0, 1, height(), tokens().border);
}

}  // namespace reviver::ui
