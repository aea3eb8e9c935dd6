// SPDX-License-Identifier: Apache-2.0
#include "ui/window/recording_control.h"

#include "core/repair/problem_files.h"
#include "core/transport/recording_file.h"
#include "core/transport/recording_identity.h"
#include "core/transport/recording_tape.h"

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr const char *kEnding = ".recording";
constexpr int kWatchEvery = 1000;  ///< ms

/// Colons are not allowed in file names everywhere.
std::string newName()
{
    std::string time = isoTimeText(SystemClock().wallTime());
    std::ranges::replace(time, ':', '-');
    return "reviver-" + time + kEnding;
}

QString asText(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

}  // namespace

RecordingControl::RecordingControl(RecordingSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
{
    m_watch.setInterval(kWatchEvery);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (!m_setup.tape->running())
            end();
    });
}

RecordingControl::~RecordingControl()
{
    if (recording())
        static_cast<void>(m_setup.tape->stop());
}

void RecordingControl::setRecording(bool wanted)
{
    if (!offered() || wanted == recording())
        return;
    wanted ? begin() : end();
}

std::filesystem::path RecordingControl::newest() const
{
    if (!m_file.empty())
        return m_file;
    const auto files = newestFiles(m_setup.folder, kEnding, 1);
    return files.empty() ? std::filesystem::path() : files.front();
}

void RecordingControl::begin()
{
    std::error_code ignored;
    std::filesystem::create_directories(m_setup.folder, ignored);
    m_file = m_setup.folder / newName();
    auto file = createRecordingFile(m_file);
    const auto started = file ? m_setup.tape->start(withoutIdentity(*std::move(file), m_setup.names))
                              : failure(file.error());
    if (!started) {
        m_file.clear();
        return emit failed(
            tr("Nothing is recorded: %1.").arg(QString::fromStdString(started.error().detail())));
    }
    m_watch.start();
    emit began(asText(m_file));
}

void RecordingControl::end()
{
    m_watch.stop();
    const auto stopped = m_setup.tape->stop();
    if (stopped)
        emit ended(asText(m_file));
    else
        emit failed(tr("The recording ended early: %1. What is in it stays.")
                        .arg(QString::fromStdString(stopped.error().detail())));
}

}  // namespace reviver::ui
