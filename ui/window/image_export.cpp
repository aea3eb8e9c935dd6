// SPDX-License-Identifier: Apache-2.0
#include "ui/window/image_export.h"

#include "ui/bridge/firmware_reader.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/pages/firmware_page.h"
#include "ui/style/icons.h"
#include "ui/window/flow_controller.h"

#include <QDir>
#include <QDrag>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace reviver::ui {

namespace {

/// Names that a question lists before it only counts.
constexpr qsizetype kMostNames = 5;

QString namesOf(const QStringList &files)
{
    QStringList names;
    for (const QString &file : files.first(std::min(files.size(), kMostNames)))
        names.append(QFileInfo(file).fileName());
    if (files.size() > kMostNames)
        names.append(ImageExport::tr("and %1 more").arg(files.size() - kMostNames));
    return names.join(QStringLiteral(", "));
}

}  // namespace

ImageExport::ImageExport(FirmwareReader &reader, FirmwarePage &page, FlowController &flow, QWidget *window)
    : QObject(window)
    , m_reader(reader)
    , m_page(page)
    , m_flow(flow)
    , m_window(window)
{
    connect(&reader, &FirmwareReader::progressed, this, [this](quint64 done, quint64 total) {
        if (running())
            m_page.showExtraction(done, total);
    });
    connect(&reader, &FirmwareReader::extracted, this, &ImageExport::takeFiles);
    connect(&reader, &FirmwareReader::extractFailed, this, &ImageExport::takeFailure);
    connect(&reader, &FirmwareReader::extractStopped, this, &ImageExport::takeStop);
    connect(&reader, &FirmwareReader::filesExist, this, &ImageExport::askToReplace);
}

void ImageExport::extractTo(const QString &folder, const std::vector<std::size_t> &which)
{
    begin(Purpose::Folder, folder, which);
    if (running())
        m_reader.extract(m_bundle, m_which, m_folder, ExistingFiles::Keep);
}

void ImageExport::drag(const std::vector<std::size_t> &which)
{
    if (running())
        return m_flow.announce(Tone::Warn, tr("Images are being extracted. Wait for the end, or stop it."));
    const BundlePtr bundle = m_page.bundle();
    if (!bundle)
        return;
    begin(Purpose::Drag, dragFolder(), which);
    QStringList files;
    for (const std::size_t index : m_which) {
        const QString name = QString::fromStdString(extractedName(bundle->images[index], index));
        files.append(QDir(m_folder).filePath(name));
    }
    const auto isThere = [](const QString &file) { return QFileInfo::exists(file); };
    if (running() && std::ranges::all_of(files, isThere))
        takeFiles(files);
    else if (running())
        m_reader.extract(m_bundle, m_which, m_folder, ExistingFiles::Replace);
}

void ImageExport::begin(Purpose purpose, const QString &folder, const std::vector<std::size_t> &which)
{
    m_bundle = m_page.bundle();
    m_folder = folder;
    m_which.clear();
    quint64 total = 0;
    for (const std::size_t index : which) {
        if (!m_bundle || index >= m_bundle->images.size() || !m_bundle->images[index].data)
            continue;
        m_which.push_back(index);
        total += m_bundle->images[index].data->size();
    }
    if (m_which.empty())
        return m_flow.announce(Tone::Warn, tr("There is nothing to extract: the file holds no such image."));
    m_purpose = purpose;
    m_page.showExtraction(0, total);
}

/// One folder for each file looked into, so that equal names don't meet.
QString ImageExport::dragFolder()
{
    if (!m_dragFolder)
        m_dragFolder
            = std::make_unique<QTemporaryDir>(QDir::temp().filePath(QStringLiteral("reviver-XXXXXX")));
    if (m_draggedFrom != m_page.bundle()) {
        // What another program has taken already is its own copy.
        QDir(m_dragFolder->path()).removeRecursively();
        QDir().mkpath(m_dragFolder->path());
        m_draggedFrom = m_page.bundle();
    }
    return m_dragFolder->path();
}

void ImageExport::takeFiles(const QStringList &files)
{
    const Purpose purpose = std::exchange(m_purpose, Purpose::None);
    m_page.endExtraction();
    if (purpose == Purpose::Folder)
        tellDone(files);
    else if (QGuiApplication::mouseButtons() & Qt::LeftButton)
        startDrag(files);
    else
        m_flow.announce(Tone::Next, tr("The files are ready now. Drag them once more."));
}

void ImageExport::tellDone(const QStringList &files)
{
    const auto damaged = std::ranges::count_if(
        m_which, [this](std::size_t index) { return !m_bundle->images[index].whole(); });
    const QString done = files.size() == 1
        ? tr("1 image was written to %1.").arg(m_folder)
        : tr("%1 images were written to %2.").arg(QString::number(files.size()), m_folder);
    if (damaged == 0)
        return m_flow.announce(Tone::Ok, done);
    m_flow.announce(Tone::Warn,
                    damaged == 1
                        ? tr("%1 One is damaged: its name says so. Never write it to a modem.").arg(done)
                        : tr("%1 %2 are damaged: their names say so. Never write them to a modem.")
                              .arg(done, QString::number(damaged)));
}

void ImageExport::takeFailure(const QString &what, const QStringList &files)
{
    m_purpose = Purpose::None;
    m_page.endExtraction();
    m_flow.announce(Tone::Error,
                    files.isEmpty() ? what : tr("%1 Written before: %2.").arg(what, namesOf(files)));
}

void ImageExport::takeStop(const QStringList &files)
{
    const Purpose purpose = std::exchange(m_purpose, Purpose::None);
    m_page.endExtraction();
    if (purpose == Purpose::Drag || files.isEmpty())
        m_flow.announce(Tone::Next, tr("Stopped. Nothing was written."));
    else
        m_flow.announce(Tone::Next,
                        tr("Stopped. %1 of %2 images are complete in %3; no half file was left.")
                            .arg(QString::number(files.size()), QString::number(m_which.size()), m_folder));
}

void ImageExport::askToReplace(const QStringList &files)
{
    m_page.endExtraction();
    ChoiceDialog question(
        Tone::Warn,
        files.size() == 1 ? tr("A file is there already")
                          : tr("%1 files are there already").arg(files.size()),
        tr("In %1: %2. What is in them now is lost when they are replaced.").arg(m_folder, namesOf(files)),
        {{ButtonKind::Secondary, tr("Keep the files")}, {ButtonKind::Danger, tr("Replace the files")}},
        m_window);
    if (question.ask() == 1) {
        m_page.showExtraction(0, 0);
        return m_reader.extract(m_bundle, m_which, m_folder, ExistingFiles::Replace);
    }
    m_purpose = Purpose::None;
    m_flow.announce(Tone::Next, tr("Nothing was extracted, and no file was changed."));
}

void ImageExport::startDrag(const QStringList &files)
{
    QList<QUrl> urls;
    for (const QString &file : files)
        urls.append(QUrl::fromLocalFile(file));
    auto *contents = new QMimeData;
    contents->setUrls(urls);
    auto *drag = new QDrag(&m_page);
    drag->setMimeData(contents);
    drag->setPixmap(icon(QStringLiteral("firmware"), &Tokens::accent).pixmap(32, 32));
    drag->exec(Qt::CopyAction);
}

}  // namespace reviver::ui
