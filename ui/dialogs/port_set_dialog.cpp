// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/port_set_dialog.h"

#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kColumns = 2;
constexpr int kWidth = 592;
/// Two lines: the buttons keep their place whatever is said.
constexpr int kVerdictHeight = 76;

bool contains(const std::vector<std::string> &codes, const std::string &code)
{
    return std::ranges::find(codes, code) != codes.end();
}

/// Why a set is not taken, in the words of the window where there are some.
QString reasonText(const PortSet &set, const Error &error)
{
    if (!set.hasControlPort())
        return PortSetDialog::tr("Without a control port (2 or 12) the modem cannot be reached any more, and "
                                 "nothing could undo it. Tick one of the two.");
    return PortSetDialog::tr("This set cannot be written: %1.").arg(QString::fromStdString(error.detail()));
}

}  // namespace

PortSetDialog::PortSetDialog(const PortSet &present, QWidget *parent) : QDialog(parent), m_present(present)
{
    setWindowTitle(tr("Set of ports"));
    m_command = new TextLabel({}, TextRole::Mono, &Tokens::text2);
    m_command->setAccessibleDescription(tr("The command that is sent"));
    m_verdict = new Note;
    m_verdict->setMinimumHeight(px(kVerdictHeight));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(12));
    column->addWidget(new TextLabel(windowTitle(), TextRole::Title));
    column->addWidget(
        makeParagraph(tr("Which ports the modem shows to a computer. It is written into the modem and "
                         "counts after its restart, which follows at once. The present set is kept in "
                         "the log: %1")
                          .arg(QString::fromStdString(present.text())),
                      &Tokens::text2));
    column->addWidget(new TextLabel(tr("After plugging in"), TextRole::CaptionStrong, &Tokens::text2));
    column->addLayout(makeDisc());
    column->addWidget(new TextLabel(tr("As a modem"), TextRole::CaptionStrong, &Tokens::text2));
    column->addLayout(makeCodes());
    column->addWidget(m_command);
    column->addWidget(m_verdict);
    column->addSpacing(px(4));
    column->addLayout(makeButtons());
    column->addStrut(px(kWidth));
    column->setSizeConstraint(QLayout::SetFixedSize);
    refresh();
}

QLayout *PortSetDialog::makeDisc()
{
    m_discAndCard = new QRadioButton(tr("Disc and card reader"));
    m_disc = new QRadioButton(tr("Installer disc"));
    m_noDisc = new QRadioButton(tr("No disc, a modem at once"));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(20));
    for (QRadioButton *choice : {m_discAndCard, m_disc, m_noDisc}) {
        row->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, &PortSetDialog::refresh);
    }
    row->addStretch();
    const QSignalBlocker quietDisc(m_disc);
    const QSignalBlocker quietCard(m_discAndCard);
    const QSignalBlocker quietNone(m_noDisc);
    if (contains(m_present.before, "FF"))
        m_noDisc->setChecked(true);
    else
        (contains(m_present.before, "A2") ? m_discAndCard : m_disc)->setChecked(true);
    return row;
}

QLayout *PortSetDialog::makeCodes()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(24));
    grid->setVerticalSpacing(px(6));
    const auto codes = portCodes();
    const int rows = static_cast<int>((codes.size() + kColumns - 1) / kColumns);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::string code(codes[i].code);
        auto *box = new QCheckBox(
            tr("%1: %2", "port code and name").arg(QString::fromStdString(code), translate(codes[i].name)));
        box->setObjectName(QStringLiteral("port-") + QString::fromStdString(code));
        box->setChecked(contains(m_present.after, code));
        connect(box, &QCheckBox::toggled, this, &PortSetDialog::refresh);
        m_codes.push_back({code, box});
        grid->addWidget(box, static_cast<int>(i) % rows, static_cast<int>(i) / rows);
    }
    return grid;
}

QLayout *PortSetDialog::makeButtons()
{
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Leave it as it is"));
    m_write = makeButton(ButtonKind::Primary, tr("Write this set and restart"));
    cancel->setAutoDefault(false);
    m_write->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_write, &QPushButton::clicked, this, &QDialog::accept);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(space::kButtons));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_write);
    return row;
}

PortSet PortSetDialog::chosen() const
{
    PortSet set;
    if (m_noDisc->isChecked())
        set.before = {"FF"};
    else if (m_disc->isChecked())
        set.before = {"A1"};
    else
        set.before = {"A1", "A2"};
    const auto ticked = [this](const std::string &code) {
        return std::ranges::any_of(m_codes,
                                   [&](const Code &one) { return one.code == code && one.box->isChecked(); });
    };
    // What stays keeps its place: the order is the order of the interfaces.
    std::ranges::copy_if(m_present.after, std::back_inserter(set.after), ticked);
    for (const Code &one : m_codes) {
        if (one.box->isChecked() && !contains(set.after, one.code))
            set.after.push_back(one.code);
    }
    return set;
}

void PortSetDialog::refresh()
{
    const PortSet set = chosen();
    const auto checked = checkPortSet(set);
    const bool same = set == m_present;
    m_command->setText(QStringLiteral("AT^SETPORT=\"%1\"").arg(QString::fromStdString(set.text())));
    if (!checked)
        m_verdict->setContent(Tone::Error, tr("Not possible"), reasonText(set, checked.error()));
    else if (same)
        m_verdict->setContent(Tone::Quiet, {}, tr("This is the present set."));
    else
        m_verdict->setContent(Tone::Warn, tr("Think first"),
                              tr("Programs that look for a port that is missing will not find the modem. "
                                 "Connections through it end now."));
    m_write->setEnabled(checked && !same);
}

}  // namespace reviver::ui
