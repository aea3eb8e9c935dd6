// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

#include <deque>

namespace reviver::ui {

/// How much of the log is shown: steps for everyone, details for helpers, wire for octets.
enum class LogLevel { Steps, Details, Wire };
/// The kind word of a line.
enum class LogKind { Step, Done, Note, Error, Info, Sent, Received };

struct LogLine {
    QString time;  ///< "14:03:27"
    LogLevel level = LogLevel::Steps;
    LogKind kind = LogKind::Info;
    QString text;
};

/// The lines of the log: time, kind word in its colour, text. It keeps the newest 5000.
class LogView : public QPlainTextEdit {
    Q_OBJECT

public:
    static constexpr int kMaxLines = 5000;

    explicit LogView(QWidget *parent = nullptr);

    void addLine(LogLine line);
    void clearLines();
    /// Shows lines up to this level.
    void setLevel(LogLevel level);
    LogLevel level() const { return m_level; }
    /// Held: new lines are added, the view stays where it is.
    void setHeld(bool held);
    bool followsEnd() const;
    /// Marks every match; returns how many.
    int setSearch(const QString &words);
    void findNext(bool backward = false);
    /// The lines shown, for the clipboard.
    QString shownText() const { return toPlainText(); }
    static QString kindWord(LogKind kind);

protected:
    void changeEvent(QEvent *event) override;

private:
    void append(const LogLine &line);
    void rebuild();
    void highlight();

    std::deque<LogLine> m_lines;
    LogLevel m_level = LogLevel::Steps;
    QString m_search;
    int m_matches = 0;
    bool m_held = false;
};

}  // namespace reviver::ui
