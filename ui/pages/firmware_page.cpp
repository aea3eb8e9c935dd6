// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/firmware_page.h"

#include "core/base/hex.h"
#include "ui/bridge/texts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/note.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/value_grid.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace reviver::ui {

namespace {

enum Column { NumberColumn, ImageColumn, SizeColumn, CheckColumn, ColumnCount };

struct Verdict {
    Tone tone;
    QString icon;
    QString words;
};

Verdict verdictOf(const FirmwareImage &image)
{
    if (image.truncated)
        return {Tone::Error, QStringLiteral("cross"), FirmwarePage::tr("Cut off")};
    if (image.check == CheckState::Bad)
        return {Tone::Error, QStringLiteral("cross"), FirmwarePage::tr("Damaged")};
    if (!image.warnings.empty())
        return {Tone::Unknown, QStringLiteral("unknown"),
                image.warnings.size() == 1 ? FirmwarePage::tr("1 note")
                                           : FirmwarePage::tr("%1 notes").arg(image.warnings.size())};
    if (image.check == CheckState::None)
        return {Tone::Unknown, QStringLiteral("unknown"), FirmwarePage::tr("No checksum")};
    return {Tone::Ok, QStringLiteral("check"), FirmwarePage::tr("Whole")};
}

QString roleFrom(RoleSource source)
{
    switch (source) {
    case RoleSource::Content:
        return FirmwarePage::tr("Its contents");
    case RoleSource::ImageId:
        return FirmwarePage::tr("Image header");
    case RoleSource::RecordId:
        return FirmwarePage::tr("Record number");
    case RoleSource::FileName:
        return FirmwarePage::tr("File name");
    case RoleSource::Order:
        return FirmwarePage::tr("Its place in the file");
    case RoleSource::None:
        return FirmwarePage::tr("Nothing");
    }
    return {};
}

QString proofText(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Confirmed:
        return FirmwarePage::tr("Confirmed");
    case Certainty::OneSource:
        return FirmwarePage::tr("One source");
    case Certainty::Inferred:
        return FirmwarePage::tr("Inferred");
    case Certainty::Unknown:
        return FirmwarePage::tr("Not proven");
    }
    return {};
}

QString numberText(std::size_t index)
{
    return QStringLiteral("%1").arg(index + 1, 2, 10, QLatin1Char('0'));
}

ValueGrid::Value mono(const QString &text)
{
    ValueGrid::Value value{text};
    value.mono = true;
    return value;
}

/// "9f2c 41d8 … 07be": enough to compare by eye; the report has all of it.
QString shortDigest(const std::string &digest)
{
    const QString text = QString::fromStdString(digest);
    if (text.size() < 12)
        return text;
    return QStringLiteral("%1 %2 … %3").arg(text.first(4), text.sliced(4, 4), text.last(4));
}

}  // namespace

FirmwarePage::FirmwarePage(QWidget *parent) : PageFrame(parent)
{
    setHeadline({});
    setSubline({});
    m_contents = new QWidget;
    m_columns = new QHBoxLayout(m_contents);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(px(16));
    m_columns->addWidget(makeTable(), 3);
    m_columns->addWidget(makeDetails(), 2);
    m_note = new Note;
    m_wait = new ProgressBar(8);
    m_wait->setAccessibleName(tr("Reading the firmware file"));
    body()->addWidget(m_wait);
    body()->addWidget(m_contents);
    body()->addWidget(m_note);
    body()->addStretch();
    makeFooter();
    showParts(false, false, false);
}

void FirmwarePage::resizeEvent(QResizeEvent *event)
{
    PageFrame::resizeEvent(event);
    m_columns->setDirection(isNarrow(this) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QWidget *FirmwarePage::makeTable()
{
    m_table = new TableCard(40);
    m_model = new QStandardItemModel(0, ColumnCount, this);
    m_model->setHorizontalHeaderLabels({tr("#"), tr("Image"), tr("Size"), tr("Checks")});
    m_model->horizontalHeaderItem(SizeColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    TableView *table = m_table->table();
    table->setModel(m_model);
    table->setColumnWidths({48, 0, 96, 116});
    table->setSelectable(true);
    table->setGrowsToContent(true);
    table->setAccessibleName(tr("Images of the file"));
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showImage(current.row()); });
    return m_table;
}

QWidget *FirmwarePage::makeDetails()
{
    auto *card = new Card;
    card->setPadding(20, 16);
    m_title = new TextLabel({}, TextRole::Title);
    m_title->setWordWrap(true);
    m_role = new TextLabel({}, TextRole::Body, &Tokens::text2);
    m_role->setWordWrap(true);
    m_values = new ValueGrid(96);
    m_checks = new CheckList;
    m_extractOne = makeButton(ButtonKind::Secondary, tr("Extract this image…"), QStringLiteral("backup"));
    connect(m_extractOne, &QPushButton::clicked, this, [this] {
        emit extractRequested({static_cast<std::size_t>(m_table->table()->currentIndex().row())});
    });
    card->body()->setSpacing(px(8));
    card->body()->addWidget(m_title);
    card->body()->addWidget(m_role);
    card->addSeparator();
    card->body()->addWidget(m_values);
    card->addSeparator();
    card->body()->addWidget(new TextLabel(tr("Checks"), TextRole::CaptionStrong, &Tokens::text2));
    card->body()->addWidget(m_checks);
    card->body()->addStretch();
    card->body()->addWidget(m_extractOne);
    return card;
}

void FirmwarePage::makeFooter()
{
    m_open = makeButton(ButtonKind::Link, tr("Open another file…"));
    connect(m_open, &QPushButton::clicked, this, &FirmwarePage::openRequested);
    addFooterLeft(m_open);
    m_extractAll = addFooterButton(ButtonKind::Secondary, tr("Extract all…"));
    connect(m_extractAll, &QPushButton::clicked, this, [this] {
        std::vector<std::size_t> all(m_bundle->images.size());
        std::iota(all.begin(), all.end(), 0);
        emit extractRequested(all);
    });
    m_use = addFooterButton(ButtonKind::Primary, tr("Use for a modem"), QStringLiteral("resurrect"));
    connect(m_use, &QPushButton::clicked, this, &FirmwarePage::useRequested);
}

void FirmwarePage::setTarget(const QString &modemTitle)
{
    m_use->setText(modemTitle.isEmpty() ? tr("Use for a modem") : tr("Use for %1").arg(modemTitle));
    m_use->setEnabled(!modemTitle.isEmpty() && m_bundle);
    m_use->setToolTip(m_use->isEnabled() ? QString() : tr("Needs a file and a modem in download mode"));
}

void FirmwarePage::showParts(bool contents, bool note, bool wait)
{
    m_contents->setVisible(contents);
    m_note->setVisible(note);
    m_wait->setVisible(wait);
    m_extractAll->setEnabled(contents && !wait);
    m_extractOne->setEnabled(contents && !wait);
}

void FirmwarePage::showReading(const QString &fileName, double fraction)
{
    if (fileName != m_fileName || !m_wait->isVisibleTo(this))
        m_wait->restart();
    m_fileName = fileName;
    m_bundle.reset();
    m_wait->setFraction(fraction);
    showParts(false, false, true);
}

void FirmwarePage::showError(const QString &what, const QString &detail)
{
    m_bundle.reset();
    m_note->setContent(Tone::Error, tr("This file cannot be used"), what);
    m_note->setToolTip(detail);
    showParts(false, true, false);
}

void FirmwarePage::showExtraction(double fraction)
{
    if (!m_wait->isVisibleTo(this))
        m_wait->restart();
    m_wait->setFraction(fraction);
    showParts(m_bundle != nullptr, m_bundle && m_note->isVisibleTo(this), fraction >= 0);
}

void FirmwarePage::showBundle(const BundlePtr &bundle)
{
    m_bundle = bundle;
    m_fileName = QString::fromStdString(bundle->path.filename().string());
    m_model->removeRows(0, m_model->rowCount());
    for (std::size_t i = 0; i < bundle->images.size(); ++i) {
        const FirmwareImage &image = bundle->images[i];
        const Verdict verdict = verdictOf(image);
        auto *number = new QStandardItem(numberText(i));
        number->setData(static_cast<int>(Tone::Quiet), TextToneRole);
        auto *title = new QStandardItem(translate(roleTitle(image.role)));
        auto *size = new QStandardItem(sizeText(image.size));
        size->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *check = new QStandardItem(verdict.words);
        check->setData(verdict.icon, IconNameRole);
        check->setData(static_cast<int>(verdict.tone), IconToneRole);
        m_model->appendRow({number, title, size, check});
    }
    fillNote();
    showParts(true, m_note->isVisibleTo(this), false);
    if (m_model->rowCount() > 0)
        m_table->table()->setCurrentIndex(m_model->index(0, 0));
    m_table->table()->updateGeometry();
}

QString FirmwarePage::title() const
{
    return m_fileName.isEmpty() ? tr("No file opened") : m_fileName;
}

QStringList FirmwarePage::caption() const
{
    if (!m_bundle)
        return {};
    QStringList parts{QString::fromStdString(m_bundle->format)};
    if (!m_bundle->product.empty())
        parts.append(tr("for %1").arg(QString::fromStdString(m_bundle->product)));
    if (!m_bundle->version.empty())
        parts.append(tr("version %1").arg(QString::fromStdString(m_bundle->version)));
    return parts;
}

FirmwarePage::Summary FirmwarePage::summary() const
{
    if (!m_bundle)
        return {};
    const auto count = m_bundle->images.size();
    const QString images = count == 1 ? tr("1 image") : tr("%1 images").arg(count);
    if (!m_bundle->whole())
        return {Tone::Error, QStringLiteral("error"), tr("%1, damaged").arg(images)};
    const bool checked = std::all_of(m_bundle->images.begin(), m_bundle->images.end(),
                                     [](const FirmwareImage &i) { return i.check == CheckState::Good; });
    if (!checked)
        return {Tone::Unknown, QStringLiteral("unknown"), tr("%1, no checksums").arg(images)};
    return {Tone::Ok, QStringLiteral("ok"), tr("%1, checksums right").arg(images)};
}

void FirmwarePage::fillNote()
{
    if (!m_bundle->problems.empty()) {
        const BundleProblem &first = m_bundle->problems.front();
        m_note->setContent(Tone::Error, tr("The file is damaged: it will not be written"),
                           tr("%1 (%2)").arg(translate(first.what), QString::fromStdString(first.where)));
        return m_note->show();
    }
    for (std::size_t i = 0; i < m_bundle->images.size(); ++i) {
        if (!holdsIdentity(m_bundle->images[i].role))
            continue;
        m_note->setContent(Tone::Warn, tr("Image %1 would replace calibration data").arg(numberText(i)),
                           tr("A repair leaves it out unless you choose the complete set."),
                           QStringLiteral("keep"));
        return m_note->show();
    }
    m_note->hide();
}

void FirmwarePage::showImage(int row)
{
    if (!m_bundle || row < 0 || static_cast<std::size_t>(row) >= m_bundle->images.size())
        return;
    const FirmwareImage &image = m_bundle->images[static_cast<std::size_t>(row)];
    m_title->setText(QStringLiteral("%1  %2").arg(numberText(static_cast<std::size_t>(row)),
                                                  translate(roleTitle(image.role))));
    m_role->setText(translate(image.roleReason));
    m_values->clear();
    m_values->addRow(tr("Size"), tr("%1 bytes").arg(countText(image.size)));
    m_values->addRow(tr("Offset"), {mono(QString::fromStdString(hexNumber(image.offset, 8)))});
    m_values->addRow(tr("Role from"), roleFrom(image.roleSource));
    m_values->addRow(tr("Proof"), proofText(image.certainty));
    if (image.recordId)
        m_values->addRow(tr("Record"), {mono(QString::fromStdString(hexNumber(*image.recordId, 8)))});
    m_values->addRow(tr("SHA-256"), {mono(shortDigest(image.sha256))});
    const Verdict verdict = verdictOf(image);
    QList<SeenRow> rows{{image.check == CheckState::Good ? Tone::Ok : verdict.tone,
                         image.check == CheckState::Good ? tr("All checksums right") : verdict.words,
                         {},
                         {}}};
    for (const Message &warning : image.warnings)
        rows.append({Tone::Unknown, translate(warning), {}, {}});
    m_checks->setRows(rows);
}

}  // namespace reviver::ui
