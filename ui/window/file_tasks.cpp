// SPDX-License-Identifier: Apache-2.0
#include "ui/window/file_tasks.h"

#include "ui/pages/firmware_page.h"
#include "ui/pages/plan_page.h"
#include "ui/pages/report_page.h"
#include "ui/window/flow_controller.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSettings>

namespace reviver::ui {

namespace {

const QString kFirmwareFolder = QStringLiteral("folders/firmware");
const QString kReportFolder = QStringLiteral("folders/reports");
const QString kExtractFolder = QStringLiteral("folders/extracted");

void remember(const QString &key, const QString &file)
{
    QSettings().setValue(key, QFileInfo(file).absolutePath());
}

}  // namespace

FileTasks::FileTasks(FlowController &flow, PageStack &pages, QWidget *window)
    : QObject(window)
    , m_flow(flow)
    , m_pages(pages)
    , m_window(window)
    , m_images(new ImageExport(m_reader, *pages.firmware, flow, window))
{
    connect(&m_reader, &FirmwareReader::progressed, this, &FileTasks::takeProgress);
    connect(&m_reader, &FirmwareReader::opened, this, &FileTasks::takeBundle);
    connect(
        &m_reader, &FirmwareReader::openFailed, this,
        [this](const QString &, const QString &what, const QString &detail) { takeFailure(what, detail); });
    connect(&m_reader, &FirmwareReader::openStopped, this, [this] {
        if (m_purpose == Purpose::Look)
            m_pages.firmware->showStopped();
        m_flow.refresh();
    });
    connect(&m_reader, &FirmwareReader::loaderOpened, this,
            [this](const std::shared_ptr<const LoaderImage> &loader) {
                if (!m_flow.session())
                    return;
                PlanOptions options = m_flow.session()->options();
                options.loader = *loader;
                m_flow.session()->setOptions(options);
                m_flow.go(PageId::Plan);
            });
    connect(&m_reader, &FirmwareReader::loaderFailed, this,
            [this](const QString &path, const QString &, const QString &detail) {
                m_flow.announce(
                    Tone::Error,
                    tr("%1 is no loader that can be used: %2.").arg(QFileInfo(path).fileName(), detail));
            });
    connect(&m_reader, &FirmwareReader::saved, this, [this](const QString &path) {
        m_flow.announce(Tone::Ok, tr("Report saved as %1.").arg(QFileInfo(path).fileName()));
    });
    connect(&m_reader, &FirmwareReader::saveFailed, this, [this](const QString &, const QString &what) {
        m_flow.announce(Tone::Error, tr("The report could not be saved: %1").arg(what));
    });
}

QString FileTasks::firmwareFolder() const
{
    const bool practice = m_flow.session() && m_flow.session()->practice();
    if (practice && !m_practiceFolder.isEmpty())
        return m_practiceFolder;
    return QSettings().value(kFirmwareFolder, m_documentsFolder).toString();
}

void FileTasks::chooseFirmware(Purpose purpose)
{
    const QString path = QFileDialog::getOpenFileName(
        m_window, tr("Open firmware"), firmwareFolder(),
        tr("Firmware (*.exe *.bin *.zip *.7z *.rar *.cab *.hmf);;All files (*)"));
    if (path.isEmpty())
        return;
    remember(kFirmwareFolder, path);
    openFirmware(path, purpose);
}

void FileTasks::chooseFirmwareFolder()
{
    const QString path
        = QFileDialog::getExistingDirectory(m_window, tr("Open a folder of images"), firmwareFolder());
    if (!path.isEmpty())
        openFirmware(path, m_flow.mayResurrect() ? Purpose::Plan : Purpose::Look);
}

void FileTasks::openFirmware(const QString &path, Purpose purpose)
{
    if (m_images->running())
        return m_flow.announce(Tone::Warn, tr("Images are being extracted. Wait for the end, or stop it."));
    m_purpose = purpose;
    m_fileName = QFileInfo(path).fileName();
    takeProgress(0, 0);
    m_flow.go(purpose == Purpose::Plan ? PageId::Plan : PageId::Firmware);
    takeProgress(0, 0);
    m_reader.open(path);
}

void FileTasks::takeDropped(const QString &path)
{
    openFirmware(path, m_flow.mayResurrect() ? Purpose::Plan : Purpose::Look);
}

void FileTasks::planRepair()
{
    if (!m_flow.mayResurrect())
        return;
    if (m_flow.session()->plan())
        m_flow.setPlanning(true);
    else
        chooseFirmware(Purpose::Plan);
}

void FileTasks::takeProgress(quint64 done, quint64 total)
{
    if (m_images->running())
        return;
    const double fraction = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
    if (m_purpose == Purpose::Plan)
        m_pages.plan->showReading(m_fileName, fraction);
    else
        m_pages.firmware->showReading(m_fileName, done, total);
}

void FileTasks::takeBundle(const BundlePtr &bundle)
{
    const auto look = [this, bundle] {
        m_pages.firmware->showBundle(bundle);
        m_flow.refresh();
    };
    if (m_purpose != Purpose::Plan || !m_flow.mayResurrect())
        return look();
    m_flow.session()->setFirmware(bundle);
    m_flow.setPlanning(true);
    // Two pages in one event would hold the window up; this one is not seen yet.
    QMetaObject::invokeMethod(this, look, Qt::QueuedConnection);
}

void FileTasks::takeFailure(const QString &what, const QString &detail)
{
    if (m_purpose == Purpose::Plan)
        m_pages.plan->showFileError(m_fileName, what, detail);
    else
        m_pages.firmware->showError(what, detail);
    m_flow.refresh();
}

void FileTasks::chooseLoader()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Choose the loader for the modem's chip"),
                                                      firmwareFolder(),
                                                      tr("Loaders (*.bin *.mbn *.elf *.hex);;All files (*)"));
    if (path.isEmpty())
        return;
    remember(kFirmwareFolder, path);
    openLoader(path);
}

QString FileTasks::chooseDumpFolder()
{
    const QString start = QSettings().value(kExtractFolder, m_documentsFolder).toString();
    const QString parent
        = QFileDialog::getExistingDirectory(m_window, tr("Save the modem's memory in this folder"), start);
    if (parent.isEmpty())
        return {};
    QSettings().setValue(kExtractFolder, parent);
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    return QDir(parent).filePath(tr("modem-memory-%1").arg(time));
}

void FileTasks::extract(const std::vector<std::size_t> &which)
{
    const QString start = QSettings().value(kExtractFolder, m_documentsFolder).toString();
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Extract to this folder"), start);
    if (folder.isEmpty())
        return;
    QSettings().setValue(kExtractFolder, folder);
    m_images->extractTo(folder, which);
}

void FileTasks::saveReport()
{
    if (m_flow.page() != PageId::Report)
        return;
    const ReportPage &report = *m_pages.report;
    const QString name = tr("reviver-report.%1").arg(report.suffix());
    const QString start = QSettings().value(kReportFolder, m_documentsFolder).toString();
    const QString path
        = QFileDialog::getSaveFileName(m_window, tr("Save report"), start + QLatin1Char('/') + name);
    if (path.isEmpty())
        return;
    remember(kReportFolder, path);
    m_reader.save(path, report.contents());
}

void FileTasks::copyReport()
{
    copyText(m_pages.report->plainText(), tr("The report is on the clipboard."));
}

void FileTasks::copyText(const QString &text, const QString &sentence)
{
    QGuiApplication::clipboard()->setText(text);
    m_flow.announce(Tone::Ok, sentence);
}

}  // namespace reviver::ui
