// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

namespace reviver::ui {

enum class CellState { Waiting, Now, Done, Failed, LeftOut };

/// One image of a repair in the strip.
struct ImageCell {
    QString label;  ///< short: "6"
    CellState state = CellState::Waiting;
    QString name;  ///< for the tool tip: "DSP2, 30.8 MB"
};

/// The images of a repair in one row of cells.
class ImageStrip : public QWidget {
    Q_OBJECT

public:
    explicit ImageStrip(QWidget *parent = nullptr);

    void setCells(std::vector<ImageCell> cells);
    const std::vector<ImageCell> &cells() const { return m_cells; }
    /// All cells in one sentence: "Images: 5 done, number 6 being written, 1 waiting, 1 left out."
    QString sentence() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF cellRect(int index) const;

    std::vector<ImageCell> m_cells;
};

}  // namespace reviver::ui
