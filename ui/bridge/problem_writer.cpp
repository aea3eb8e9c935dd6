// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/problem_writer.h"

#include "ui/bridge/texts.h"

#include <utility>

namespace reviver::ui {

ProblemWriter::ProblemWriter(QObject *parent) : QObject(parent), m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("problem writer"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

ProblemWriter::~ProblemWriter()
{
    m_thread.quit();
    m_thread.wait();
}

void ProblemWriter::collect(ProblemInput input, std::shared_ptr<const SessionReport> report)
{
    QMetaObject::invokeMethod(m_worker, [this, input = std::move(input), report = std::move(report)] {
        QMetaObject::invokeMethod(this, [this, files = problemFiles(input)] { emit collected(files); });
    });
}

void ProblemWriter::save(const QString &path, ProblemFiles files)
{
    QMetaObject::invokeMethod(m_worker, [this, path, files = std::move(files)] {
        const std::filesystem::path file(path.toStdU16String());
        const auto written = writeProblemZip(file, files, SystemClock().wallTime(), ExistingFiles::Replace);
        QMetaObject::invokeMethod(this, [this, path, written] {
            if (written)
                emit saved(path);
            else
                emit saveFailed(path, fileErrorText(written.error()));
        });
    });
}

}  // namespace reviver::ui
