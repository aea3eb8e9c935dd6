// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/command_list_dialog.h"

#include "core/device/diag_catalogue.h"
#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/style/tone.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr int kRowHeight = 30;
constexpr QSize kSize{820, 560};
constexpr int kWarningHeight = 44;

/// Beside the words of a row: what may go wrong, and whether it can be put into the line.
enum RowRole { WarningRole = Qt::UserRole + 1, RefusedRole };

struct EffectWords {
    QString text;
    QString icon;
    Tone tone;
};

EffectWords wordsOf(CommandEffect effect)
{
    switch (effect) {
    case CommandEffect::Reads:
        return {CommandListDialog::tr("Only reads"), QStringLiteral("check"), Tone::Ok};
    case CommandEffect::Session:
        return {CommandListDialog::tr("Until a restart"), QStringLiteral("time"), Tone::Quiet};
    case CommandEffect::Changes:
        return {CommandListDialog::tr("Changes the modem"), QStringLiteral("warning"), Tone::Warn};
    case CommandEffect::Refused:
        return {CommandListDialog::tr("Never sent"), QStringLiteral("minus"), Tone::Error};
    }
    return {};
}

QList<QStandardItem *> makeRow(std::string_view command, const Message &purpose, CommandEffect effect,
                               const Message &warning)
{
    auto *name = new QStandardItem(QString::fromUtf8(command.data(), static_cast<qsizetype>(command.size())));
    name->setData(true, MonoRole);
    name->setData(translate(warning), WarningRole);
    name->setData(effect == CommandEffect::Refused, RefusedRole);
    auto *does = new QStandardItem(translate(purpose));
    const EffectWords words = wordsOf(effect);
    auto *kind = new QStandardItem(words.text);
    kind->setData(words.icon, IconNameRole);
    kind->setData(int(words.tone), IconToneRole);
    kind->setData(int(words.tone == Tone::Ok ? Tone::Quiet : words.tone), TextToneRole);
    return {name, does, kind};
}

}  // namespace

CommandListDialog::CommandListDialog(TerminalLanguage language, QWidget *parent)
    : QDialog(parent)
    , m_model(new QStandardItemModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
{
    setWindowTitle(language == TerminalLanguage::At ? tr("Known commands (AT)")
                                                    : tr("Known commands (DIAG)"));
    fill(language);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Find a command or a word"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    m_table = new TableCard(kRowHeight);
    m_table->table()->setAccessibleName(windowTitle());
    m_table->table()->setModel(m_filtered);
    m_table->table()->setColumnWidths({170, 0, 170});
    m_table->table()->setSelectable(true);
    m_warning = new Note;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(12));
    column->addWidget(new TextLabel(windowTitle(), TextRole::Title));
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    column->addWidget(m_warning);
    column->addLayout(makeButtons());
    m_warning->setMinimumHeight(px(kWarningHeight));
    resize(px(kSize.width()), px(kSize.height()));
    connect(m_table->table()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CommandListDialog::showCurrent);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, &CommandListDialog::showCurrent);
    connect(m_table->table(), &QTreeView::doubleClicked, m_use, &QPushButton::click);
    m_filter->setFocus();
    showCurrent();
}

void CommandListDialog::fill(TerminalLanguage language)
{
    m_model->setHorizontalHeaderLabels({tr("Command"), tr("What it does"), tr("Kind")});
    if (language == TerminalLanguage::At) {
        for (const AtCommand &row : atCommands())
            m_model->appendRow(makeRow(row.command, row.purpose, row.effect, row.warning));
    } else {
        for (const DiagCommand &row : diagCommands())
            m_model->appendRow(makeRow(row.octets, row.purpose, row.effect, row.warning));
    }
}

QLayout *CommandListDialog::makeButtons()
{
    auto *close = makeButton(ButtonKind::Secondary, tr("Close"));
    m_use = makeButton(ButtonKind::Primary, tr("Put into the line"));
    close->setAutoDefault(false);
    m_use->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(space::kButtons));
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_use);
    return row;
}

void CommandListDialog::showCurrent()
{
    const QModelIndex row = m_table->table()->currentIndex().siblingAtColumn(0);
    const bool refused = row.data(RefusedRole).toBool();
    const QString warning = row.data(WarningRole).toString();
    m_use->setEnabled(row.isValid() && !refused);
    if (!row.isValid())
        m_warning->setContent(Tone::Quiet, {}, tr("Choose a command to see what may go wrong."));
    else if (warning.isEmpty())
        m_warning->setContent(Tone::Quiet, {}, tr("Nothing is known that may go wrong."));
    else
        m_warning->setContent(refused ? Tone::Error : Tone::Warn, {}, warning);
}

QString CommandListDialog::chosen() const
{
    return m_table->table()->currentIndex().siblingAtColumn(0).data().toString();
}

}  // namespace reviver::ui
