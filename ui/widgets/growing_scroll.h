// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

namespace reviver::ui {

/// Scrolls its content up and down, or grows to its full height where the page around it scrolls.
class GrowingScroll : public QScrollArea {
    Q_OBJECT

public:
    /// Takes `content` over.
    explicit GrowingScroll(QWidget *content, QWidget *parent = nullptr);

    void setGrowsToContent(bool grows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int contentHeight() const;

    bool m_grows = false;
};

}  // namespace reviver::ui
