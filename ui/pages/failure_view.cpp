// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/failure_view.h"

#include "ui/bridge/texts.h"
#include "ui/pages/image_cells.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr int kNameWidth = 144;

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// One row: a mark and a wrapped sentence beside it.
QWidget *markedLine(QWidget *mark, const QString &text)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(10));
    auto *label = new TextLabel(text);
    label->setWordWrap(true);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(label, 1, Qt::AlignVCenter);
    return line;
}

}  // namespace

FailureView::FailureView(QWidget *parent) : QWidget(parent)
{
    m_strip = new ImageStrip;
    m_card = new Card;
    m_happened = new TextLabel;
    m_happened->setWordWrap(true);
    addSection(tr("What happened"))->addWidget(m_happened);
    m_card->addSeparator();
    m_state = addSection(tr("State now"));
    m_card->addSeparator();
    m_next = addSection(tr("Next steps"));
    m_code = new TextLabel({}, TextRole::Caption, &Tokens::text2);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_strip);
    column->addWidget(m_card);
    column->addWidget(m_code);
    setTight(false);
}

void FailureView::setTight(bool tight)
{
    m_card->setPadding(20, tight ? 6 : 12);
    layout()->setSpacing(px(tight ? space::kTightBlock : space::kBlock));
}

QVBoxLayout *FailureView::addSection(const QString &title)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, px(4), 0, px(4));
    row->setSpacing(0);
    auto *name = new TextLabel(title, TextRole::Strong);
    name->setMinimumWidth(px(kNameWidth));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(px(6));
    row->addWidget(name, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    m_card->body()->addLayout(row);
    return lines;
}

void FailureView::showSession(const ModemSession &session)
{
    const RepairResult &result = *session.result();
    const std::vector<ImageCell> cells = imageCells(session);
    m_strip->setCells(cells);
    m_strip->setVisible(!cells.empty());
    m_happened->setText(translate(result.happened));
    fillState(result);
    fillNext(result);
    m_code->setText(result.code.empty() ? tr("The log has every message of this repair.")
                                        : tr("Code %1  ·  The log has every message of this repair.")
                                              .arg(QString::fromStdString(result.code)));
}

void FailureView::fillState(const RepairResult &result)
{
    clear(m_state);
    const ModeShape shape = modeShape(result.mode);
    for (std::size_t i = 0; i < result.state.size(); ++i) {
        // The first line is about the mode, the last about unplugging (repair_result.h).
        const bool last = i + 1 == result.state.size();
        auto *mark = i == 0 ? new IconLabel(modeIconName(shape), 18, ink(modeTone(shape)))
            : last          ? new IconLabel(QStringLiteral("usb"), 18, &Tokens::ok)
                            : new IconLabel(QStringLiteral("keep"), 18, &Tokens::ok);
        m_state->addWidget(markedLine(mark, translate(result.state[i])));
    }
}

void FailureView::fillNext(const RepairResult &result)
{
    clear(m_next);
    int number = 0;
    for (const Message &step : result.next)
        m_next->addWidget(markedLine(new NumberBadge(++number), translate(step)));
}

}  // namespace reviver::ui
