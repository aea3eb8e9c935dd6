// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/history_line.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QKeyEvent>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kHeight = 40;

}  // namespace

HistoryLine::HistoryLine(QWidget *parent) : QLineEdit(parent)
{
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &HistoryLine::refreshFont);
    refreshFont();
}

void HistoryLine::setHistory(const QStringList &history)
{
    m_history = history;
    m_place = history.size();
}

QSize HistoryLine::sizeHint() const
{
    return QSize(QLineEdit::sizeHint().width(), controlHeight(kHeight));
}

QSize HistoryLine::minimumSizeHint() const
{
    return QSize(QLineEdit::minimumSizeHint().width(), controlHeight(kHeight));
}

void HistoryLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up)
        return show(m_place - 1);
    if (event->key() == Qt::Key_Down)
        return show(m_place + 1);
    QLineEdit::keyPressEvent(event);
}

void HistoryLine::refreshFont()
{
    setFont(ui::font(TextRole::Mono));
    updateGeometry();
}

void HistoryLine::show(qsizetype place)
{
    if (m_place == m_history.size())
        m_typed = text();
    m_place = std::clamp<qsizetype>(place, 0, m_history.size());
    setText(m_place < m_history.size() ? m_history[m_place] : m_typed);
}

}  // namespace reviver::ui
