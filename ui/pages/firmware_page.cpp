// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/firmware_page.h"

#include "core/repair/device_traits.h"
#include "ui/bridge/texts.h"
#include "ui/pages/fit_line.h"
#include "ui/pages/image_contents.h"
#include "ui/pages/image_details.h"
#include "ui/pages/image_table.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/progress_row.h"

#include <QApplication>
#include <QHBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

namespace reviver::ui {

namespace {

constexpr int kTableShare = 2;
constexpr int kDetailsShare = 1;

double fractionOf(quint64 done, quint64 total)
{
    return total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
}

}  // namespace

FirmwarePage::FirmwarePage(QWidget *parent) : PageFrame(parent)
{
    setHeadline({});
    setSubline({});
    m_fit = new FitLine;
    m_contents = new ImageContents;
    m_note = new Note;
    body()->addWidget(makeProgress());
    body()->addWidget(m_fit);
    body()->addWidget(makeImages(), 1);
    body()->addWidget(m_contents, 1);
    body()->addWidget(m_note);
    body()->addStretch();
    makeFooter();
    connectTable();
    connect(&m_digests, &BundleDigests::found, this, [this](const BundlePtr &bundle) {
        if (bundle == m_bundle)
            showImage(m_table->current());
    });
    connect(m_contents, &ImageContents::backRequested, this, &FirmwarePage::leaveContents);
    m_note->setContent(Tone::Quiet, tr("No file is open"),
                       tr("Open an updater program (.exe), a .bin, an archive or a folder of images, or drop "
                          "it on this window. It is only read: nothing in it is run."));
    showFit(nullptr);
    show(Content::Nothing);
}

QWidget *FirmwarePage::makeProgress()
{
    m_progressPart = new QWidget;
    auto *row = new QHBoxLayout(m_progressPart);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(16));
    m_progress = new ProgressRow({}, 8);
    m_stop = makeButton(ButtonKind::Secondary, tr("Stop"), QStringLiteral("stop"));
    connect(m_stop, &QPushButton::clicked, this, &FirmwarePage::stopRequested);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    return m_progressPart;
}

QWidget *FirmwarePage::makeImages()
{
    m_images = new QWidget;
    m_columns = new QHBoxLayout(m_images);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(px(16));
    m_table = new ImageTable;
    m_details = new ImageDetails;
    m_columns->addWidget(m_table, kTableShare);
    m_columns->addWidget(m_details, kDetailsShare);
    return m_images;
}

void FirmwarePage::makeFooter()
{
    m_open = makeButton(ButtonKind::Link, {});
    connect(m_open, &QPushButton::clicked, this, &FirmwarePage::openRequested);
    addFooterLeft(m_open);
    m_extractAll = addFooterButton(ButtonKind::Secondary, tr("Extract all…"));
    connect(m_extractAll, &QPushButton::clicked, this, [this] {
        std::vector<std::size_t> all(m_bundle->images.size());
        std::iota(all.begin(), all.end(), 0);
        emit extractRequested(all);
    });
    m_use = addFooterButton(ButtonKind::Primary, {}, QStringLiteral("resurrect"));
    connect(m_use, &QPushButton::clicked, this, &FirmwarePage::useRequested);
}

void FirmwarePage::connectTable()
{
    const auto extract = [this] {
        if (m_extractAll->isEnabled())
            emit extractRequested(m_table->selected());
    };
    connect(m_table, &ImageTable::currentChanged, this, &FirmwarePage::showImage);
    connect(m_table, &ImageTable::selectionChanged, this,
            [this] { m_details->setSelected(m_table->selected().size()); });
    connect(m_table, &ImageTable::contentsRequested, this, &FirmwarePage::showContents);
    connect(m_table, &ImageTable::extractRequested, this, extract);
    connect(m_table, &ImageTable::copyRequested, this, [this] {
        QStringList texts;
        for (const std::size_t row : m_table->selected())
            texts.append(imageText(m_bundle->images[row], row));
        emit copyRequested(texts.join(QStringLiteral("\n\n")));
    });
    connect(m_table, &ImageTable::dragRequested, this, [this] { emit dragRequested(m_table->selected()); });
    connect(m_details, &ImageDetails::contentsRequested, this, &FirmwarePage::showContents);
    connect(m_details, &ImageDetails::extractRequested, this, extract);
}

void FirmwarePage::resizeEvent(QResizeEvent *event)
{
    PageFrame::resizeEvent(event);
    layOut();
}

/// Side by side each part scrolls by itself; one below the other the page does.
void FirmwarePage::layOut()
{
    const bool narrow = isNarrow(this);
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_table->table()->setGrowsToContent(narrow);
    m_details->setGrowsToContent(narrow);
}

void FirmwarePage::show(Content content)
{
    m_content = content;
    m_progressPart->setVisible(content == Content::Reading || m_extracting);
    m_fit->setVisible(content == Content::Images);
    m_images->setVisible(content == Content::Images);
    m_contents->setVisible(content == Content::Octets);
    m_note->setVisible(content == Content::Nothing || content == Content::Trouble);
    refreshButtons();
}

void FirmwarePage::refreshButtons()
{
    const bool idle = m_content != Content::Reading && !m_extracting;
    const bool images = idle && m_bundle && !m_bundle->images.empty();
    m_open->setText(m_content == Content::Nothing ? tr("Open a file…") : tr("Open another file…"));
    m_open->setEnabled(!m_extracting);
    m_extractAll->setEnabled(images);
    m_details->setExtractEnabled(images);
    m_use->setText(m_target.isEmpty() ? tr("Use for a modem") : tr("Use for %1").arg(m_target));
    m_use->setEnabled(images && !m_target.isEmpty());
    m_use->setToolTip(m_use->isEnabled() ? QString() : tr("Needs a file and a modem in download mode"));
}

void FirmwarePage::setTarget(const QString &modemTitle)
{
    m_target = modemTitle;
    refreshButtons();
}

void FirmwarePage::showReading(const QString &fileName, quint64 done, quint64 total)
{
    if (m_content != Content::Reading || fileName != m_fileName)
        m_progress->begin(tr("Reading"));
    m_fileName = fileName;
    m_bundle.reset();
    m_progress->setFraction(fractionOf(done, total));
    m_progress->setAmount(amountText(done, total));
    show(Content::Reading);
}

void FirmwarePage::showBundle(const BundlePtr &bundle)
{
    m_bundle = bundle;
    m_fileName = QString::fromStdString(bundle->path.filename().string());
    m_table->showBundle(*bundle);
    show(Content::Images);
    m_digests.find(bundle);
}

void FirmwarePage::showError(const QString &what, const QString &detail)
{
    m_bundle.reset();
    m_note->setContent(Tone::Error, tr("This file cannot be used"), what + QLatin1Char('\n') + detail);
    show(Content::Trouble);
}

void FirmwarePage::showStopped()
{
    m_bundle.reset();
    m_note->setContent(Tone::Quiet, tr("Reading was stopped"),
                       tr("Nothing was changed. Open the file again to look into it."));
    show(Content::Trouble);
}

void FirmwarePage::showExtraction(quint64 done, quint64 total)
{
    const bool began = !std::exchange(m_extracting, true);
    if (began)
        m_progress->begin(tr("Extracting"));
    m_progress->setFraction(fractionOf(done, total));
    m_progress->setAmount(amountText(done, total));
    if (!began)
        return;
    const bool focused = isAncestorOf(QApplication::focusWidget());
    show(m_content);
    // The button that began it may be off now; the focus must not leave the page.
    if (focused && m_content == Content::Images)
        m_stop->setFocus();
}

void FirmwarePage::endExtraction()
{
    const bool focused = m_stop->hasFocus();
    m_extracting = false;
    show(m_content);
    if (focused && m_content == Content::Images)
        m_table->table()->setFocus();
}

void FirmwarePage::showImage(int row)
{
    if (m_bundle && row >= 0 && static_cast<std::size_t>(row) < m_bundle->images.size())
        m_details->showImage(*m_bundle, static_cast<std::size_t>(row));
}

void FirmwarePage::showContents()
{
    const auto row = static_cast<std::size_t>(std::max(m_table->current(), 0));
    if (!m_bundle || row >= m_bundle->images.size())
        return;
    const FirmwareImage &image = m_bundle->images[row];
    if (!image.data || image.data->size() == 0)
        return;
    show(Content::Octets);
    m_contents->showImage(imageTitle(image, row), image.data);
}

bool FirmwarePage::leaveContents()
{
    if (m_content != Content::Octets)
        return false;
    show(Content::Images);
    m_table->table()->setFocus();
    return true;
}

QString FirmwarePage::title() const
{
    return m_fileName.isEmpty() ? tr("No file opened") : m_fileName;
}

QStringList FirmwarePage::caption() const
{
    return m_bundle ? bundleCaption(*m_bundle) : QStringList();
}

Verdict FirmwarePage::summary() const
{
    if (m_bundle)
        return verdictOf(*m_bundle);
    switch (m_content) {
    case Content::Reading:
        return {Tone::Quiet, QStringLiteral("time"), tr("Being read")};
    case Content::Trouble:
        return {m_note->tone(), shapeName(m_note->tone()), tr("Not opened")};
    default:
        return {Tone::Quiet, QStringLiteral("info"), tr("Nothing opened")};
    }
}

void FirmwarePage::showFit(const ModemSession *session)
{
    if (!m_bundle || !session || !session->present())
        m_fit->showUnknown(tr("No modem is connected."));
    else if (!session->evidence())
        m_fit->showUnknown(tr("%1 was not asked yet. Press Detect.").arg(session->title()));
    else
        m_fit->showFit(session->title(), compare(*m_bundle, traitsOf(*session->evidence())));
}

}  // namespace reviver::ui
