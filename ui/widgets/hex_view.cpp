// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/hex_view.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/hex_text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kOffsetDigits = 8;
constexpr int kGap = 2;  ///< characters between the columns
constexpr int kLong = 16;
constexpr int kShort = 8;
constexpr int kSmallestRows = 6;

qreal charWidth()
{
    return QFontMetricsF(ui::font(TextRole::MonoCaption)).horizontalAdvance(QLatin1Char('0'));
}

/// Characters of a line with `count` octets; a half of them is set apart from the other.
int lineLength(int count)
{
    return kOffsetDigits + kGap + 3 * count + kGap + count;
}

}  // namespace

HexView::HexView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    // Hex runs from left to right in every language.
    setLayoutDirection(Qt::LeftToRight);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, [this] {
        updateRange();
        viewport()->update();
    });
}

void HexView::setSource(HexSource *source)
{
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source) {
        connect(source, &HexSource::replaced, this, &HexView::restart);
        connect(source, &HexSource::arrived, this, [this] {
            finishCopy();
            describe();
            viewport()->update();
        });
        connect(source, &HexSource::unreadable, this, [this] { m_copy.reset(); });
    }
    restart();
}

void HexView::restart()
{
    m_cursor = m_anchor = 0;
    m_copy.reset();
    updateRange();
    verticalScrollBar()->setValue(0);
    showPlace();
}

int HexView::octetsPerRow() const
{
    return viewport()->width() >= int(charWidth() * lineLength(kLong)) ? kLong : kShort;
}

int HexView::rowHeight() const
{
    return QFontMetrics(ui::font(TextRole::MonoCaption)).height() + px(4);
}

int HexView::visibleRows() const
{
    return std::max(1, viewport()->height() / rowHeight() - 1);
}

int HexView::hexColumn(int octet) const
{
    const int half = octet >= octetsPerRow() / 2 ? 1 : 0;
    return qRound(charWidth() * (kOffsetDigits + kGap + 3 * octet + half));
}

int HexView::textColumn(int octet) const
{
    return qRound(charWidth() * (kOffsetDigits + 2 * kGap + 3 * octetsPerRow() + octet));
}

void HexView::updateRange()
{
    const auto perRow = static_cast<quint64>(octetsPerRow());
    const auto rows = static_cast<int>((size() + perRow - 1) / perRow);
    verticalScrollBar()->setRange(0, std::max(0, rows - visibleRows()));
    verticalScrollBar()->setPageStep(visibleRows());
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateRange();
}

QSize HexView::sizeHint() const
{
    return QSize(qRound(charWidth() * (lineLength(kLong) + 1)), minimumSizeHint().height());
}

QSize HexView::minimumSizeHint() const
{
    return QSize(qRound(charWidth() * (lineLength(kShort) + 1)), rowHeight() * (kSmallestRows + 1));
}

void HexView::goTo(quint64 offset)
{
    moveTo(offset, false);
    const auto row = static_cast<int>(m_cursor / static_cast<quint64>(octetsPerRow()));
    verticalScrollBar()->setValue(row);
}

void HexView::moveTo(quint64 offset, bool extend)
{
    if (size() == 0)
        return;
    m_cursor = std::min(offset, size() - 1);
    if (!extend)
        m_anchor = m_cursor;
    const auto row = static_cast<int>(m_cursor / static_cast<quint64>(octetsPerRow()));
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(row);
    else if (row >= bar->value() + visibleRows())
        bar->setValue(row - visibleRows() + 1);
    showPlace();
}

void HexView::moveBy(qint64 octets, bool extend)
{
    const auto now = static_cast<qint64>(m_cursor);
    // A whole row or page up or down keeps the column, so it stops where that leads out.
    if (now + octets < 0)
        moveTo(octets == -1 ? 0 : m_cursor % static_cast<quint64>(octetsPerRow()), extend);
    else
        moveTo(static_cast<quint64>(now + octets), extend);
}

void HexView::showPlace()
{
    describe();
    viewport()->update();
    if (size() > 0)
        emit moved(firstSelected(), lastSelected());
}

void HexView::describe()
{
    if (!m_source)
        return setAccessibleDescription({});
    const auto perRow = static_cast<quint64>(octetsPerRow());
    const QByteArray rest = m_source->octets(m_cursor, static_cast<int>(perRow - m_cursor % perRow));
    setAccessibleDescription(
        tr("Offset %1 of %2: %3").arg(hexOffsetText(m_cursor), hexOffsetText(size()), hexPairs(rest)));
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const bool whole = event->modifiers() & Qt::ControlModifier;
    const int row = octetsPerRow();
    const int page = row * visibleRows();
    const auto column = static_cast<qint64>(m_cursor % static_cast<quint64>(row));
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        return moveTo(size(), true);
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveBy(-1, extend);
    case Qt::Key_Right:
        return moveBy(1, extend);
    case Qt::Key_Up:
        return moveBy(-row, extend);
    case Qt::Key_Down:
        return moveBy(row, extend);
    case Qt::Key_PageUp:
        return moveBy(-page, extend);
    case Qt::Key_PageDown:
        return moveBy(page, extend);
    case Qt::Key_Home:
        return whole ? moveTo(0, extend) : moveBy(-column, extend);
    case Qt::Key_End:
        return whole ? moveTo(size(), extend) : moveBy(row - 1 - column, extend);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

std::optional<quint64> HexView::offsetAt(const QPoint &point) const
{
    if (size() == 0)
        return std::nullopt;
    const int line = std::max(0, point.y() / rowHeight() - 1);
    const int half = qRound(charWidth());
    int octet = octetsPerRow() - 1;
    const bool inText = point.x() >= textColumn(0) - half;
    while (octet > 0 && point.x() < (inText ? textColumn(octet) : hexColumn(octet) - half / 2))
        --octet;
    const auto row = static_cast<quint64>(verticalScrollBar()->value() + line);
    return row * static_cast<quint64>(octetsPerRow()) + static_cast<quint64>(octet);
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto offset = offsetAt(event->pos()))
        moveTo(*offset, event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    if (event->pos().y() < 0)
        return moveBy(-octetsPerRow(), true);
    if (const auto offset = offsetAt(event->pos()))
        moveTo(*offset, true);
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    if (size() == 0)
        return;
    QMenu menu(this);
    QAction *hex = menu.addAction(tr("&Copy"));
    hex->setShortcut(QKeySequence::Copy);
    QAction *lines = menu.addAction(tr("Copy with &offsets and text"));
    const QAction *chosen = menu.exec(event->globalPos());
    if (chosen == hex)
        copy(CopyForm::Hex);
    else if (chosen == lines)
        copy(CopyForm::Lines);
}

void HexView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HexView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void HexView::copy(CopyForm form)
{
    if (size() == 0)
        return;
    m_copy = Copy{form, firstSelected(), lastSelected() - firstSelected() + 1};
    finishCopy();
}

void HexView::finishCopy()
{
    if (!m_copy || !m_source)
        return;
    const auto count = static_cast<int>(std::min<quint64>(m_copy->selected, kMostCopied));
    const QByteArray octets = m_source->octets(m_copy->first, count);
    if (octets.size() < count)
        return;
    const Copy done = *std::exchange(m_copy, std::nullopt);
    QGuiApplication::clipboard()->setText(done.form == CopyForm::Hex ? hexLines(octets)
                                                                     : hexDump(octets, done.first));
    emit copied(static_cast<quint64>(count), done.selected);
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(ui::font(TextRole::MonoCaption));
    paintHeads(painter);
    if (!m_source)
        return;
    const auto perRow = static_cast<quint64>(octetsPerRow());
    const quint64 first = static_cast<quint64>(verticalScrollBar()->value()) * perRow;
    // One row more than fits: the last may be seen in part.
    const int rows = visibleRows() + 1;
    const QByteArray all = m_source->octets(first, rows * int(perRow));
    for (int row = 0; row < rows; ++row) {
        const quint64 offset = first + static_cast<quint64>(row) * perRow;
        if (offset < size())
            paintRow(painter, (row + 1) * rowHeight(), offset,
                     all.mid(row * qsizetype(perRow), qsizetype(perRow)));
    }
}

void HexView::paintHeads(QPainter &painter) const
{
    painter.setPen(tokens().text2);
    const auto head = [&](int x, const QString &text) {
        painter.drawText(QRect(x, 0, viewport()->width(), rowHeight() - px(4)), Qt::AlignVCenter, text);
    };
    for (int i = 0; i < octetsPerRow(); ++i)
        head(hexColumn(i), hexPairs(QByteArray(1, static_cast<char>(i))));
    painter.save();
    painter.setFont(ui::font(TextRole::CaptionStrong));
    head(0, tr("Offset"));
    head(textColumn(0), tr("Text"));
    painter.restore();
    painter.fillRect(0, rowHeight() - px(3), viewport()->width(), 1, tokens().border);
}

void HexView::paintRow(QPainter &painter, int top, quint64 offset, const QByteArray &octets) const
{
    const int height = rowHeight();
    const qreal character = charWidth();
    const auto cell
        = [&](int x, int characters) { return QRect(x, top, qRound(character * characters), height); };
    painter.setPen(tokens().text2);
    painter.drawText(cell(0, kOffsetDigits + 1), Qt::AlignVCenter, hexOffsetText(offset));
    const int there
        = static_cast<int>(std::min<quint64>(static_cast<quint64>(octetsPerRow()), size() - offset));
    for (int i = 0; i < there; ++i) {
        const quint64 at = offset + static_cast<quint64>(i);
        const QRect pair = cell(hexColumn(i), 2);
        const QRect letter = cell(textColumn(i), 1);
        if (firstSelected() != lastSelected() && at >= firstSelected() && at <= lastSelected()) {
            painter.fillRect(pair.adjusted(-px(3), 0, px(3), 0), tokens().accentSoft);
            painter.fillRect(letter, tokens().accentSoft);
        }
        const bool known = i < octets.size();
        const bool printable = known && isHexLetter(octets[i]);
        painter.setPen(known ? tokens().text : tokens().text3);
        painter.drawText(pair, Qt::AlignVCenter, known ? hexPairs(octets.mid(i, 1)) : QStringLiteral("··"));
        painter.setPen(printable ? tokens().text : tokens().text3);
        painter.drawText(letter, Qt::AlignVCenter,
                         printable ? QString(QLatin1Char(octets[i])) : QStringLiteral("·"));
        if (at == m_cursor && hasFocus()) {
            paintFocusRing(painter, QRectF(pair).adjusted(-px(4), 0, px(4), 0), px(4));
            paintFocusRing(painter, QRectF(letter).adjusted(-px(3), 0, px(3), 0), px(4));
        } else if (at == m_cursor) {
            painter.setPen(tokens().control);
            painter.drawRect(pair.adjusted(-px(3), 1, px(3), -2));
        }
    }
}

}  // namespace reviver::ui
