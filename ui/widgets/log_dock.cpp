// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/log_dock.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tool_bar.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace reviver::ui {

namespace {

/// The ground of title bar and lines, under a hairline.
class Ground : public QWidget {
public:
    Ground(bool line) : m_line(line) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().surface);
        if (m_line)
            painter.fillRect(0, 0, width(), 1, tokens().border);
    }

private:
    bool m_line;
};

}  // namespace

LogDock::LogDock(QWidget *parent) : QDockWidget(tr("Log"), parent), m_view(new LogView)
{
    setObjectName(QStringLiteral("logDock"));
    setFeatures(QDockWidget::NoDockWidgetFeatures);
    setAllowedAreas(Qt::BottomDockWidgetArea);
    setTitleBarWidget(makeTitleBar());
    auto *body = new Ground(false);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(px(16), 0, px(4), px(8));
    column->addWidget(m_view);
    setWidget(body);
    connect(m_view, &LogView::matchesChanged, this, &LogDock::showMatches);
}

QWidget *LogDock::makeTitleBar()
{
    m_filter = new QComboBox;
    m_filter->addItems({tr("Steps"), tr("Details"), tr("Wire")});
    m_filter->setMinimumWidth(px(104));
    m_filter->setAccessibleName(tr("Show in the log"));
    m_find = new QLineEdit;
    m_find->setPlaceholderText(tr("Find in log"));
    m_find->setAccessibleName(tr("Find in log"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(px(120));
    m_find->setMaximumWidth(px(200));
    m_find->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_found = new TextLabel({}, TextRole::Caption, &Tokens::text2);
    m_hold = makeToolButton(tr("Hold"), QStringLiteral("pause"));
    m_hold->setCheckable(true);
    m_hold->setToolTip(tr("New lines are added, but the view stays where it is"));
    auto *copy = makeToolButton(tr("Copy"), QStringLiteral("copy"));
    copy->setToolTip(tr("Copies the lines that are shown"));
    auto *folder = makeToolButton(tr("Open folder"), QStringLiteral("folder"));
    auto *hide = makeToolButton({}, QStringLiteral("chevron-down"));
    hide->setToolTip(tr("Hide log"));
    hide->setAccessibleName(tr("Hide log"));

    auto *bar = new Ground(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(px(16), px(8) + 1, px(16), px(8));
    row->setSpacing(px(8));
    row->addWidget(new TextLabel(tr("Log"), TextRole::Strong));
    row->addSpacing(px(8));
    row->addWidget(m_filter);
    row->addWidget(m_find, 2);
    row->addWidget(m_found);
    row->addStretch(1);
    for (QWidget *widget : {m_hold, copy, folder, hide})
        row->addWidget(widget);

    connect(m_filter, &QComboBox::currentIndexChanged, this,
            [this](int level) { m_view->setLevel(LogLevel(level)); });
    connect(m_find, &QLineEdit::textChanged, m_view, &LogView::setSearch);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { m_view->findNext(); });
    connect(m_hold, &QToolButton::toggled, m_view, &LogView::setHeld);
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_view->shownText()); });
    connect(folder, &QToolButton::clicked, this, &LogDock::openFolderRequested);
    connect(hide, &QToolButton::clicked, this, &LogDock::hideRequested);
    return bar;
}

void LogDock::addLine(const QString &time, LogLevel level, LogKind kind, const QString &text)
{
    m_view->addLine({time, level, kind, text});
    m_errors += kind == LogKind::Error;
    m_notes += kind == LogKind::Note;
    if (kind == LogKind::Error || kind == LogKind::Note)
        emit countsChanged(m_errors, m_notes);
}

void LogDock::clearLines()
{
    m_view->clearLines();
    m_errors = 0;
    m_notes = 0;
    emit countsChanged(0, 0);
}

void LogDock::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void LogDock::showMatches(int matches)
{
    m_found->setText(m_find->text().isEmpty() ? QString() : tr("%n found", nullptr, matches));
}

bool LogDock::event(QEvent *event)
{
    // At most a third of the window, but never lower than the title bar and three lines.
    if (event->type() == QEvent::Show || event->type() == QEvent::Resize) {
        const int title = titleBarWidget()->sizeHint().height();
        const int atLeast = title + 3 * m_view->fontMetrics().height() + px(8);
        const int atMost = std::max(window()->height() / 3, atLeast);
        if (!isFloating() && maximumHeight() != atMost)
            setMaximumHeight(atMost);
    }
    return QDockWidget::event(event);
}

}  // namespace reviver::ui
