// SPDX-License-Identifier: Apache-2.0
#include "ui/window/problem_report.h"

#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/problem_dialog.h"
#include "ui/window/flow_controller.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

namespace reviver::ui {

ProblemReport::ProblemReport(Sources sources, FlowController &flow, QWidget *window)
    : QObject(window)
    , m_sources(std::move(sources))
    , m_flow(flow)
    , m_window(window)
{
    connect(&m_writer, &ProblemWriter::collected, this, &ProblemReport::show);
    connect(&m_writer, &ProblemWriter::saved, this, &ProblemReport::tellSaved);
    connect(&m_writer, &ProblemWriter::saveFailed, this, [this](const QString &, const QString &what) {
        m_flow.announce(Tone::Error, tr("The zip could not be saved: %1").arg(what));
    });
}

void ProblemReport::offer(const std::filesystem::path &recording)
{
    ProblemInput input;
    input.programVersion = m_sources.version.toStdString();
    input.system = m_sources.system.toStdString();
    std::shared_ptr<const SessionReport> report;
    if (m_flow.session()) {
        report = std::make_shared<SessionReport>(*m_flow.session(), input.programVersion, input.system);
        input.report = report->input();
    }
    addLastRuns(input, m_sources.records.logs, m_sources.records.journals);
    input.recording = recording;
    input.names = m_sources.names;
    input.time = SystemClock().wallTime();
    m_writer.collect(std::move(input), std::move(report));
}

void ProblemReport::show(const ProblemFiles &files)
{
    m_files = files;
    if (ProblemDialog(files, m_window).exec() != QDialog::Accepted)
        return;
    const QString start = QDir(m_sources.documentsFolder).filePath(QStringLiteral("reviver-problem.zip"));
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Save the problem report"), start,
                                                      tr("Zip files (*.zip)"));
    if (!path.isEmpty())
        save(path);
}

void ProblemReport::save(const QString &path)
{
    m_writer.save(path, m_files);
}

void ProblemReport::tellSaved(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    m_flow.announce(Tone::Ok, tr("Problem report saved as %1.").arg(QFileInfo(path).fileName()));
    const int answer
        = ChoiceDialog(Tone::Ok, tr("The problem report is saved"),
                       tr("%1\n\nIt was sent to nobody. Attach it where you ask for help.")
                           .arg(QDir::toNativeSeparators(path)),
                       {{ButtonKind::Secondary, tr("Close")}, {ButtonKind::Primary, tr("Show its folder")}},
                       m_window)
              .ask();
    if (answer == 1)
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

}  // namespace reviver::ui
