// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/proof_view.h"

#include "ui/bridge/texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/value_grid.h"

#include <QVBoxLayout>

namespace reviver::ui {

namespace {

using Value = ValueGrid::Value;

Value chipValue(DeviceMode mode)
{
    auto *chip = new ModeChip;
    chip->setMode(modeShape(mode), modeWords(mode));
    Value value;
    value.widget = chip;
    return value;
}

/// A value that was read, or the words for why there is none.
Value readValue(const std::string &text, const QString &otherwise)
{
    if (text.empty())
        return {otherwise, Tone::Quiet};
    Value value{QString::fromStdString(text)};
    value.mono = true;
    return value;
}

Value lightValue(reviver::LightPattern light, const QString &otherwise)
{
    if (light == reviver::LightPattern::Unknown)
        return {otherwise, Tone::Quiet};
    return {translate(lightText(light))};
}

SeenRow seenRow(const SeenCheck &check)
{
    switch (check.state) {
    case SeenCheck::State::Seen:
        return {Tone::Ok, translate(check.title), translate(check.detail), {}};
    case SeenCheck::State::NotSeen:
        return {Tone::Unknown, translate(check.title), translate(check.detail), {}};
    case SeenCheck::State::Differs:
        return {Tone::Error, translate(check.title), translate(check.detail), {}};
    }
    return {};
}

}  // namespace

ProofView::ProofView(QWidget *parent) : QWidget(parent)
{
    m_card = new Card;
    m_grid = new ValueGrid(184);
    m_card->body()->addWidget(m_grid);
    m_seen = new CheckList;

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    auto *seen = new QVBoxLayout;
    seen->setSpacing(px(4));
    seen->addWidget(new TextLabel(tr("What was seen"), TextRole::Title));
    seen->addWidget(m_seen);
    column->addLayout(seen);
    setTight(false);
}

void ProofView::setTight(bool tight)
{
    m_card->setPadding(20, tight ? 8 : 12);
    m_grid->setRowGap(tight ? 3 : 8);
    m_seen->setRowGap(tight ? 3 : 8);
    layout()->setSpacing(px(tight ? space::kTightBlock : space::kBlock));
}

void ProofView::showSession(const ModemSession &session)
{
    const RepairResult &result = *session.result();
    fillGrid(session, result);
    QList<SeenRow> rows;
    for (const SeenCheck &check : result.seen)
        rows.append(seenRow(check));
    m_seen->setRows(rows);
}

void ProofView::fillGrid(const ModemSession &session, const RepairResult &result)
{
    const QString unread = tr("Could not be read");
    const QString unseen = tr("Not seen yet");
    const bool back = result.mode == DeviceMode::Normal;
    const auto lightBefore = session.evidence() ? session.evidence()->light : reviver::LightPattern::Unknown;
    m_grid->clear();
    m_grid->setHeads({tr("Before"), tr("After")});
    m_grid->addRow(tr("Mode"), {chipValue(result.modeBefore), chipValue(result.mode)});
    m_grid->addRow(
        tr("Light"),
        {lightValue(lightBefore, tr("Not asked")),
         lightValue(session.practice() ? session.light() : reviver::LightPattern::Unknown, unseen)});
    m_grid->addRow(tr("Version"),
                   {readValue(result.before.firmware, unread), readValue(result.after.firmware, unseen)});
    m_grid->addRow(tr("IMEI"),
                   {readValue(maskIdentity(result.before.imei), unread),
                    readValue(maskIdentity(result.after.imei), unseen)});
    m_grid->addRow(tr("Modem commands (AT)"),
                   {Value{isDownloadMode(result.modeBefore) ? tr("No answer") : unread, Tone::Quiet},
                    back ? Value{tr("Answers")} : Value{tr("Not asked yet"), Tone::Quiet}});
}

}  // namespace reviver::ui
