// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/image_details.h"

#include "ui/bridge/texts.h"
#include "ui/pages/firmware_words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/growing_scroll.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/value_grid.h"

#include <QVBoxLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kNameWidth = 92;
/// A word of more letters is wider than the values of the details may be.
constexpr qsizetype kLongestWord = 16;

bool isWrappable(const ImageFact &fact)
{
    const QStringList words = fact.value.split(QLatin1Char(' '));
    return !fact.mono
        && std::ranges::all_of(words, [](const QString &word) { return word.size() <= kLongestWord; });
}

void fill(ValueGrid &grid, const QList<ImageFact> &facts)
{
    grid.clear();
    for (const ImageFact &fact : facts) {
        ValueGrid::Value value{fact.value};
        value.mono = fact.mono;
        value.elide = !isWrappable(fact);
        grid.addRow(fact.name, {value});
    }
}

void fill(CheckList &list, const QList<ImageCheck> &checks)
{
    QList<SeenRow> rows;
    for (const ImageCheck &check : checks)
        rows.append({check.tone, check.text, {}, {}});
    list.setRows(rows);
    list.setVisible(!rows.isEmpty());
}

/// A hairline, a head, and what stands below it.
QWidget *makePart(const QString &name, const QList<QWidget *> &content)
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    column->addWidget(new Separator);
    column->addWidget(new TextLabel(name, TextRole::CaptionStrong, &Tokens::text2));
    for (QWidget *widget : content)
        column->addWidget(widget);
    return part;
}

}  // namespace

ImageDetails::ImageDetails(QWidget *parent)
    : Card(parent)
    , m_title(new TextLabel({}, TextRole::Title))
    , m_reason(new TextLabel({}, TextRole::Body, &Tokens::text2))
    , m_facts(new ValueGrid(kNameWidth))
    , m_checks(new CheckList)
    , m_fields(new ValueGrid(kNameWidth))
    , m_fileFacts(new ValueGrid(kNameWidth))
    , m_fileChecks(new CheckList)
    , m_contents(makeButton(ButtonKind::Secondary, tr("Show contents"), QStringLiteral("search")))
    , m_extract(makeButton(ButtonKind::Secondary, {}, QStringLiteral("backup")))
{
    m_title->setWordWrap(true);
    m_reason->setWordWrap(true);
    for (ValueGrid *grid : {m_facts, m_fields, m_fileFacts})
        grid->setWrapsNames(true);
    m_fieldsPart = makePart(tr("Header fields"), {m_fields});
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    column->addWidget(m_title);
    column->addWidget(m_reason);
    column->addWidget(new Separator);
    column->addWidget(m_facts);
    column->addWidget(makePart(tr("Checks"), {m_checks}));
    column->addWidget(m_fieldsPart);
    column->addWidget(makePart(tr("The whole file"), {m_fileFacts, m_fileChecks}));
    column->addStretch();
    m_scroll = new GrowingScroll(content);
    m_scroll->setAccessibleName(tr("Details of the image"));
    setPadding(20, 16);
    body()->setSpacing(px(8));
    body()->addWidget(m_scroll, 1);
    body()->addWidget(m_contents);
    body()->addWidget(m_extract);
    setSelected(1);
    connect(m_contents, &QPushButton::clicked, this, &ImageDetails::contentsRequested);
    connect(m_extract, &QPushButton::clicked, this, &ImageDetails::extractRequested);
}

void ImageDetails::showImage(const FirmwareBundle &bundle, std::size_t index)
{
    const FirmwareImage &image = bundle.images[index];
    m_title->setText(imageTitle(image, index));
    m_reason->setText(translate(image.roleReason));
    m_reason->setVisible(!image.roleReason.empty());
    fill(*m_facts, imageFacts(image));
    fill(*m_checks, imageChecks(image));
    const QList<ImageFact> fields = headerFields(image);
    fill(*m_fields, fields);
    m_fieldsPart->setVisible(!fields.isEmpty());
    fill(*m_fileFacts, bundleFacts(bundle));
    fill(*m_fileChecks, bundleChecks(bundle));
    m_contents->setEnabled(image.data && image.data->size() > 0);
}

void ImageDetails::setSelected(std::size_t images)
{
    m_extract->setText(images == 1 ? tr("Extract this image…") : tr("Extract %1 images…").arg(images));
}

void ImageDetails::setExtractEnabled(bool enabled)
{
    m_extract->setEnabled(enabled);
}

void ImageDetails::setGrowsToContent(bool grows)
{
    m_scroll->setGrowsToContent(grows);
}

}  // namespace reviver::ui
