// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace reviver::ui {

/// The controls under a page: some at the leading end, some at the trailing end, on one
/// line. Where they don't fit the line breaks: the leading ones stand above the others.
class FooterLayout : public QLayout {
    Q_OBJECT

public:
    explicit FooterLayout(QWidget *parent);
    ~FooterLayout() override;

    void addLeading(QWidget *widget);
    void addTrailing(QWidget *widget);
    /// The first one at the leading end; null if there is none.
    QWidget *firstLeading() const;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    Qt::Orientations expandingDirections() const override { return {}; }
    void setGeometry(const QRect &rect) override;

private:
    struct Item {
        std::unique_ptr<QLayoutItem> item;
        bool leading = false;
    };
    /// The items of one line, with what they need.
    struct Line {
        std::vector<const Item *> items;
        int width = 0;
        int height = 0;
    };

    std::vector<Line> linesFor(int width) const;
    void addTo(Line &line, const Item &item) const;
    void place(const Line &line, const QRect &rect) const;
    /// The height that is needed; moves the widgets if `move`.
    int arrange(const QRect &rect, bool move) const;

    std::vector<Item> m_items;
};

}  // namespace reviver::ui
