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

TextLabel *head(const QString &text)
{
    return new TextLabel(text, TextRole::CaptionStrong, &Tokens::text2);
}

}  // namespace

ImageDetails::ImageDetails(QWidget *parent)
    : Card(parent)
    , m_title(new TextLabel({}, TextRole::Title))
    , m_reason(new TextLabel({}, TextRole::Body, &Tokens::text2))
    , m_facts(new ValueGrid(kNameWidth))
    , m_fieldsPart(new QWidget)
    , m_fields(new ValueGrid(kNameWidth))
    , m_checks(new CheckList)
    , m_contents(makeButton(ButtonKind::Secondary, tr("Show contents"), QStringLiteral("search")))
    , m_extract(makeButton(ButtonKind::Secondary, {}, QStringLiteral("backup")))
{
    m_title->setWordWrap(true);
    m_reason->setWordWrap(true);
    auto *fields = new QVBoxLayout(m_fieldsPart);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(px(8));
    fields->addWidget(new Separator);
    fields->addWidget(head(tr("Header fields")));
    fields->addWidget(m_fields);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    column->addWidget(m_title);
    column->addWidget(m_reason);
    column->addWidget(new Separator);
    column->addWidget(m_facts);
    column->addWidget(new Separator);
    column->addWidget(head(tr("Checks")));
    column->addWidget(m_checks);
    column->addWidget(m_fieldsPart);
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

void ImageDetails::showImage(const FirmwareImage &image, std::size_t index)
{
    m_title->setText(imageTitle(image, index));
    m_reason->setText(translate(image.roleReason));
    m_reason->setVisible(!image.roleReason.empty());
    fill(*m_facts, imageFacts(image));
    const QList<ImageFact> fields = headerFields(image);
    fill(*m_fields, fields);
    m_fieldsPart->setVisible(!fields.isEmpty());
    QList<SeenRow> rows;
    for (const ImageCheck &check : imageChecks(image))
        rows.append({check.tone, check.text, {}, {}});
    m_checks->setRows(rows);
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
