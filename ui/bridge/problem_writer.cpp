// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/problem_writer.h"

#include "ui/bridge/texts.h"

#include <utility>

namespace reviver::ui {

ProblemWriter::ProblemWriter(QObject *parent)
    : QObject(parent)
    , m_thread(QStringLiteral("problem writer"))
{
}

void ProblemWriter::collect(ProblemInput input, std::shared_ptr<const SessionReport> report)
{
    m_thread.run([this, input = std::move(input), report = std::move(report)] {
        QMetaObject::invokeMethod(this, [this, files = problemFiles(input)] { emit collected(files); });
    });
}

void ProblemWriter::save(const QString &path, ProblemFiles files)
{
    m_thread.run([this, path, files = std::move(files)] {
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
