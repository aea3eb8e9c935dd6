// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>
#include <QTextCharFormat>

#include <array>
#include <deque>

namespace reviver::ui {

class SearchHighlighter;

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

/// The lines of the log: time, kind word in its colour, text. It keeps the newest 5000 of each level,
/// so that octets never push out the steps.
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
    bool isHeld() const { return m_held; }
    /// True until the user scrolls up or holds the view.
    bool followsEnd() const;

    /// Marks every match from now on; empty marks nothing.
    void setSearch(const QString &words);
    /// How many matches are shown.
    int matches() const { return m_matches; }
    void findNext(bool backward = false);

    /// The lines shown, for the clipboard.
    QString shownText() const { return toPlainText(); }
    static QString kindWord(LogKind kind);

    QSize sizeHint() const override;

signals:
    void matchesChanged(int matches);

private:
    struct Numbered {
        qint64 number = 0;
        LogLine line;
    };

    void refreshFormats();
    void append(const LogLine &line);
    void rebuild();
    void countMatches(const QString &text);

    std::array<std::deque<Numbered>, 3> m_lines;  ///< by level
    qint64 m_next = 0;
    LogLevel m_level = LogLevel::Steps;
    QString m_search;
    int m_matches = 0;
    bool m_held = false;
    SearchHighlighter *m_highlighter;
    QTextCharFormat m_timeFormat;
    QTextCharFormat m_textFormat;
    std::array<QTextCharFormat, 7> m_kindFormats;  ///< in the order of LogKind
};

}  // namespace reviver::ui
