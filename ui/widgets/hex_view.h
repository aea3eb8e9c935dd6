// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/hex_source.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <optional>

namespace reviver::ui {

/// The octets of an image: offset, hex, text. It asks only for what is visible, so an image may have any
/// size. Read by keys, mouse or screen reader; what is selected can be copied.
class HexView : public QAbstractScrollArea {
    Q_OBJECT

public:
    /// The clipboard takes no more octets than that in one go.
    static constexpr int kMostCopied = 64 << 10;

    explicit HexView(QWidget *parent = nullptr);

    /// Null for none. The source belongs to the caller.
    void setSource(HexSource *source);

    /// Where the cursor is.
    quint64 position() const { return m_cursor; }
    /// Puts the cursor there, or on the last octet if the image is shorter.
    void goTo(quint64 offset);
    /// 16, or 8 where there is no room for more.
    int octetsPerRow() const;

    /// Selected octets as hex, 16 a line, or as lines with offset and text.
    enum class CopyForm { Hex, Lines };
    void copy(CopyForm form = CopyForm::Hex);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Cursor or selection changed; `first` is `last` when only the octet at the cursor is selected.
    void moved(quint64 first, quint64 last);
    /// `octets` of the `selected` ones are on the clipboard.
    void copied(quint64 octets, quint64 selected);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Copy {
        CopyForm form;
        quint64 first;
        quint64 selected;
    };

    quint64 size() const { return m_source ? m_source->size() : 0; }
    quint64 firstSelected() const { return std::min(m_cursor, m_anchor); }
    quint64 lastSelected() const { return std::max(m_cursor, m_anchor); }
    int rowHeight() const;
    int visibleRows() const;
    int hexColumn(int octet) const;
    int textColumn(int octet) const;
    std::optional<quint64> offsetAt(const QPoint &point) const;
    void restart();
    void updateRange();
    void moveTo(quint64 offset, bool extend);
    void moveBy(qint64 octets, bool extend);
    void showPlace();
    void describe();
    void finishCopy();
    void paintHeads(QPainter &painter) const;
    void paintRow(QPainter &painter, int top, quint64 offset, const QByteArray &octets) const;

    QPointer<HexSource> m_source;
    quint64 m_cursor = 0;
    quint64 m_anchor = 0;  ///< the other end of what is selected
    std::optional<Copy> m_copy;
};

}  // namespace reviver::ui
