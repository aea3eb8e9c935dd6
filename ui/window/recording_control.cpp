// SPDX-License-Identifier: Apache-2.0
#include "ui/window/recording_control.h"

#include "core/repair/problem_files.h"
#include "core/transport/recording_file.h"
#include "core/transport/recording_identity.h"
#include "core/transport/recording_tape.h"
#include "ui/bridge/texts.h"

#include <QDir>

namespace reviver::ui {

namespace {

constexpr int kWatchEvery = 1000;  ///< ms

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

QString RecordingControl::file() const
{
    return recording() ? QDir::toNativeSeparators(pathText(m_file)) : QString();
}

std::filesystem::path RecordingControl::newest() const
{
    return m_file.empty() ? newestRecording(m_setup.folder) : m_file;
}

void RecordingControl::begin()
{
    std::error_code ignored;
    std::filesystem::create_directories(m_setup.folder, ignored);
    m_file = m_setup.folder / ("reviver-" + fileTimeText(SystemClock().wallTime()) + kRecordingEnding);
    auto file = createRecordingFile(m_file);
    const auto started = file ? m_setup.tape->start(withoutIdentity(*std::move(file), m_setup.names))
                              : failure(file.error());
    if (!started) {
        m_file.clear();
        return emit failed(
            tr("Nothing is recorded: %1.").arg(QString::fromStdString(started.error().detail())));
    }
    m_watch.start();
    emit began();
}

void RecordingControl::end()
{
    m_watch.stop();
    const auto stopped = m_setup.tape->stop();
    if (stopped)
        emit ended(QDir::toNativeSeparators(pathText(m_file)));
    else
        emit failed(tr("The recording ended early: %1. What is in it stays.")
                        .arg(QString::fromStdString(stopped.error().detail())));
}

}  // namespace reviver::ui
