// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/recording_setup.h"

#include <QObject>
#include <QTimer>

namespace reviver::ui {

/// "Record the conversation": begins and ends a recording, masked, in a new file of its folder.
class RecordingControl : public QObject {
    Q_OBJECT

public:
    explicit RecordingControl(RecordingSetup setup, QObject *parent = nullptr);
    ~RecordingControl() override;

    bool offered() const { return m_setup.tape != nullptr; }
    bool recording() const { return m_watch.isActive(); }
    /// The file that grows now, for owners to read; empty while nothing is recorded.
    QString file() const;
    void setRecording(bool wanted);
    /// The file of the present recording, or of the newest one; empty if there is none.
    std::filesystem::path newest() const;

signals:
    void began();
    void ended(const QString &file);
    /// It could not begin, or ended by itself: `why` says so. What is in the file stays.
    void failed(const QString &why);

private:
    void begin();
    void end();

    RecordingSetup m_setup;
    std::filesystem::path m_file;
    QTimer m_watch;  ///< a full disk ends a recording without a word
};

}  // namespace reviver::ui
