// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/failure_view.h"

#include "ui/bridge/texts.h"
#include "ui/pages/image_cells.h"
#include "ui/pages/marked_lines.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace reviver::ui {

FailureView::FailureView(QWidget *parent) : QWidget(parent)
{
    m_strip = new ImageStrip;
    m_card = new Card;
    m_happened = new TextLabel;
    m_happened->setWordWrap(true);
    m_state = new MarkedLines;
    m_next = new NextStepList;
    connect(m_next, &NextStepList::stepChosen, this, &FailureView::stepChosen);
    m_card->body()->addLayout(titledRow(tr("What happened"), m_happened));
    m_card->addSeparator();
    m_card->body()->addLayout(titledRow(tr("State now"), m_state));
    m_card->addSeparator();
    m_card->body()->addLayout(titledRow(tr("Next steps"), m_next));
    m_link = new TextLabel({}, TextRole::Caption, &Tokens::text2);
    m_link->setWordWrap(true);
    m_code = new TextLabel({}, TextRole::Caption, &Tokens::text2);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_strip);
    column->addWidget(m_card);
    column->addWidget(m_link);
    column->addWidget(m_code);
    setTight(false);
}

void FailureView::setTight(bool tight)
{
    m_card->setPadding(20, tight ? 6 : 12);
    layout()->setSpacing(px(tight ? space::kTightBlock : space::kBlock));
}

void FailureView::showSession(const ModemSession &session)
{
    const RepairResult &result = *session.result();
    const std::vector<ImageCell> cells = imageCells(session);
    m_strip->setCells(cells);
    m_strip->setVisible(!cells.empty());
    m_happened->setText(translate(result.happened));
    fillState(result);
    m_next->setSteps(result.next);
    m_link->setVisible(result.linkAdvice.has_value());
    m_link->setText(result.linkAdvice ? translate(*result.linkAdvice) : QString());
    m_code->setText(result.code.empty() ? tr("The log has every message of this repair.")
                                        : tr("Code %1  ·  The log has every message of this repair.")
                                              .arg(QString::fromStdString(result.code)));
}

void FailureView::fillState(const RepairResult &result)
{
    m_state->clear();
    const ModeShape shape = modeShape(result.mode);
    for (std::size_t i = 0; i < result.state.size(); ++i) {
        // The first line is about the mode, the last about unplugging (repair_result.h).
        const bool last = i + 1 == result.state.size();
        auto *mark = i == 0 ? new IconLabel(modeIconName(shape), 18, ink(modeTone(shape)))
            : last          ? new IconLabel(QStringLiteral("usb"), 18, &Tokens::ok)
                            : new IconLabel(QStringLiteral("keep"), 18, &Tokens::ok);
        m_state->add(mark, translate(result.state[i]));
    }
}

}  // namespace reviver::ui
