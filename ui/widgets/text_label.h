// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

#include <QLabel>

namespace reviver::ui {

/// A label with a text role and a colour of the theme. It may elide; then its tool tip has all.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    explicit TextLabel(const QString &text = {}, TextRole role = TextRole::Body,
                       ColorRole ink = &Tokens::text, QWidget *parent = nullptr);

    void setInk(ColorRole ink);
    /// Elides instead of asking for the text's full width. Text is plain then.
    void setElideMode(Qt::TextElideMode mode);
    /// Room for `sample`, right-aligned: for numbers that change.
    void reserve(const QString &sample);

    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void refreshToolTip();

    TextRole m_role;
    ColorRole m_ink;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    QString m_sample;
    bool m_ownToolTip = false;
};

/// A text of several lines, as wide as the place it is in.
TextLabel *makeParagraph(const QString &text, ColorRole ink = &Tokens::text);

}  // namespace reviver::ui
