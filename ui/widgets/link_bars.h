// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace reviver::ui {

enum class LinkQuality { Unknown, Poor, Weak, Fair, Good };

/// "Good", "Fair", "Weak", "Poor", "Not measured yet".
QString linkWord(LinkQuality quality);

/// Four bars for the quality of the connection; its word belongs beside it or into the tool tip.
class LinkBars : public QWidget {
    Q_OBJECT

public:
    explicit LinkBars(QWidget *parent = nullptr);

    void setQuality(LinkQuality quality);
    LinkQuality quality() const { return m_quality; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// The same drawing for table cells.
    static void paint(QPainter &painter, const QRectF &rect, LinkQuality quality);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    LinkQuality m_quality = LinkQuality::Unknown;
};

}  // namespace reviver::ui
