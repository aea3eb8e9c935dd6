// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/text_label.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace reviver::ui {

TextLabel::TextLabel(const QString &text, TextRole role, ColorRole ink, QWidget *parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    refresh();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &TextLabel::refresh);
}

void TextLabel::setInk(ColorRole ink)
{
    m_ink = ink;
    refresh();
}

void TextLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
}

void TextLabel::reserve(const QString &sample)
{
    m_sample = sample;
    setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    updateGeometry();
}

QSize TextLabel::sizeHint() const
{
    const QSize hint = QLabel::sizeHint();
    return QSize(std::max(hint.width(), fontMetrics().horizontalAdvance(m_sample)), hint.height());
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    if (m_elide != Qt::ElideNone)
        return QSize(std::min(hint.width(), fontMetrics().averageCharWidth() * 6), hint.height());
    return QSize(std::max(hint.width(), fontMetrics().horizontalAdvance(m_sample)), hint.height());
}

bool TextLabel::isElided() const
{
    return m_elide != Qt::ElideNone && fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    refreshToolTip();
    if (m_elide == Qt::ElideNone)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    const QRect rect = contentsRect();
    const int flags = int(QStyle::visualAlignment(layoutDirection(), alignment())) | Qt::TextSingleLine;
    style()->drawItemText(&painter, rect, flags, palette(), isEnabled(),
                          fontMetrics().elidedText(text(), m_elide, rect.width()), foregroundRole());
}

void TextLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    refreshToolTip();
}

void TextLabel::refresh()
{
    setFont(ui::font(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color(m_ink));
    colors.setColor(QPalette::Text, color(m_ink));
    setPalette(colors);
    updateGeometry();
}

void TextLabel::refreshToolTip()
{
    const bool elided = isElided();
    if (elided && toolTip() != text()) {
        setToolTip(text());
        m_ownToolTip = true;
    } else if (!elided && m_ownToolTip) {
        setToolTip({});
        m_ownToolTip = false;
    }
}

TextLabel *makeParagraph(const QString &text, ColorRole ink)
{
    auto *label = new TextLabel(text, TextRole::Body, ink);
    label->setWordWrap(true);
    return label;
}

}  // namespace reviver::ui
