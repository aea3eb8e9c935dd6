// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QWidget>

class QPushButton;
class QStatusBar;

namespace reviver::ui {

class IconLabel;
class TextLabel;

/// One sentence about the modem's safety, and the button of the log.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// Takes the whole status bar.
    void fill(QStatusBar *bar);
    /// No icon name: the ready shape of the tone.
    void setStatus(Tone tone, const QString &sentence, const QString &iconName = {});
    QString sentence() const;
    /// Shows that the conversation with modems is recorded, and into which file; empty: it is not.
    void setRecording(const QString &file);
    void setLogCounts(int errors, int notes);
    void setLogOpen(bool open);

signals:
    void logToggled();

private:
    void refreshButton();

    IconLabel *m_icon;
    TextLabel *m_sentence;
    IconLabel *m_recordingIcon;
    TextLabel *m_recording;
    QPushButton *m_log;
    int m_errors = 0;
    int m_notes = 0;
    bool m_open = false;
};

}  // namespace reviver::ui
