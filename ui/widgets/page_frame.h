// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"
#include "ui/widgets/buttons.h"

#include <QWidget>

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace reviver::ui {

class FooterLayout;
class ResultBadge;
class TextLabel;

/// The form of every page: headline, what it means, a body that scrolls, a footer that does not.
class PageFrame : public QWidget {
    Q_OBJECT

public:
    explicit PageFrame(QWidget *parent = nullptr);

    /// Empty hides the line (the connect page draws its own).
    void setHeadline(const QString &text);
    void setSubline(const QString &text);
    /// Beside the headline at the right end: a ConfidenceMeter, a chip, a text.
    void setHeadlineSide(QWidget *widget);
    /// Beside the sub-line at the right end: a link.
    void setSublineSide(QWidget *widget);
    /// The circle before headline and sub-line of result pages.
    void setBadge(Tone tone, const QString &iconName = {});

    /// The body: blocks are 16 apart; end it with addStretch() if they should stay on top.
    QVBoxLayout *body() const { return m_body; }
    /// A place that does not scroll, between body and footer (terminal input).
    QVBoxLayout *fixedArea() const { return m_fixed; }

    /// At the left end of the footer: a quiet button, a link, a check box or a sentence.
    void addFooterLeft(QWidget *widget);
    /// At the right end, in reading order; the primary comes last.
    QPushButton *addFooterButton(ButtonKind kind, const QString &text, const QString &iconName = {});
    void addFooterButton(QPushButton *button);
    void setFooterVisible(bool visible);

    /// How much air a page has: the first at which nothing scrolls is taken, Usual if all would.
    enum class Density { Roomy, Usual, Tight };

    TextLabel *headline() const { return m_headline; }
    TextLabel *subline() const { return m_subline; }
    QScrollArea *scrollArea() const { return m_scroll; }

protected:
    /// A page sets the rows and gaps of what lies on it.
    virtual void setDensity(Density) {}
    void resizeEvent(QResizeEvent *event) override;
    /// Page up, page down, home and end scroll the body, whatever control has the focus.
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFooter();
    void updateMargins();
    void chooseDensity();
    void applyDensity(Density density);
    int contentHeight(int width) const;

    /// What a density was chosen for.
    struct Room {
        QSize available;
        int needed = -1;
        bool operator==(const Room &) const = default;
    };

    Density m_density = Density::Usual;
    Room m_room;
    bool m_choosing = false;
    QWidget *m_head = nullptr;
    ResultBadge *m_badge = nullptr;
    TextLabel *m_headline = nullptr;
    TextLabel *m_subline = nullptr;
    QHBoxLayout *m_headlineRow = nullptr;
    QHBoxLayout *m_sublineRow = nullptr;
    QVBoxLayout *m_words = nullptr;
    QWidget *m_sublineSide = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_page = nullptr;
    QVBoxLayout *m_body = nullptr;
    QVBoxLayout *m_fixed = nullptr;
    QWidget *m_footer = nullptr;
    FooterLayout *m_footerRow = nullptr;
};

}  // namespace reviver::ui
