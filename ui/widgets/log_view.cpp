// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/log_view.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/search_highlighter.h"

#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <utility>

namespace reviver::ui {

namespace {

constexpr int kKinds = 7;

ColorRole kindInk(LogKind kind)
{
    switch (kind) {
    case LogKind::Step:
        return &Tokens::accent;
    case LogKind::Done:
        return &Tokens::ok;
    case LogKind::Note:
        return &Tokens::warn;
    case LogKind::Error:
        return &Tokens::err;
    case LogKind::Info:
    case LogKind::Sent:
    case LogKind::Received:
        break;
    }
    return &Tokens::text2;
}

/// All kind words take the room of the longest.
int kindColumn()
{
    qsizetype longest = 0;
    for (int kind = 0; kind < kKinds; ++kind)
        longest = std::max(longest, LogView::kindWord(LogKind(kind)).size());
    return int(longest) + 2;
}

QTextCharFormat formatOf(ColorRole role)
{
    QTextCharFormat format;
    format.setForeground(color(role));
    return format;
}

}  // namespace

LogView::LogView(QWidget *parent) : QPlainTextEdit(parent), m_highlighter(new SearchHighlighter(document()))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setMaximumBlockCount(kMaxLines);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Log"));
    refreshFormats();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, [this] {
        refreshFormats();
        rebuild();
    });
}

QString LogView::kindWord(LogKind kind)
{
    switch (kind) {
    case LogKind::Step:
        return tr("step");
    case LogKind::Done:
        return tr("done");
    case LogKind::Note:
        return tr("note");
    case LogKind::Error:
        return tr("error");
    case LogKind::Info:
        return tr("info");
    case LogKind::Sent:
        return tr("sent");
    case LogKind::Received:
        return tr("got");
    }
    return {};
}

QSize LogView::sizeHint() const
{
    return QSize(px(480), px(148));
}

void LogView::refreshFormats()
{
    setFont(ui::font(TextRole::MonoCaption));
    document()->setDocumentMargin(0);
    m_timeFormat = formatOf(&Tokens::text2);
    m_textFormat = formatOf(&Tokens::text);
    for (int kind = 0; kind < kKinds; ++kind)
        m_kindFormats[std::size_t(kind)] = formatOf(kindInk(LogKind(kind)));
}

void LogView::addLine(LogLine line)
{
    // One line stays one line: what a modem says may hold line breaks.
    line.text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    auto &lines = m_lines[std::size_t(line.level)];
    lines.push_back({m_next++, std::move(line)});
    if (lines.size() > kMaxLines)
        lines.pop_front();
    const LogLine &added = lines.back().line;
    if (added.level <= m_level)
        append(added);
}

void LogView::clearLines()
{
    for (auto &lines : m_lines)
        lines.clear();
    rebuild();
}

void LogView::setLevel(LogLevel level)
{
    m_level = level;
    rebuild();
}

void LogView::setHeld(bool held)
{
    m_held = held;
    if (!held)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

bool LogView::followsEnd() const
{
    return !m_held && verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 1;
}

void LogView::append(const LogLine &line)
{
    const bool follow = followsEnd();
    const int before = verticalScrollBar()->value();
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.beginEditBlock();
    if (!document()->isEmpty())
        end.insertBlock();
    end.insertText(line.time + QStringLiteral("  "), m_timeFormat);
    end.insertText(kindWord(line.kind).leftJustified(kindColumn()), m_kindFormats[std::size_t(line.kind)]);
    end.insertText(line.text, m_textFormat);
    end.endEditBlock();
    countMatches(end.block().text());
    verticalScrollBar()->setValue(follow ? verticalScrollBar()->maximum() : before);
}

void LogView::rebuild()
{
    setUpdatesEnabled(false);
    QPlainTextEdit::clear();
    m_matches = 0;
    std::vector<const Numbered *> shown;
    for (int level = 0; level <= int(m_level); ++level) {
        for (const Numbered &entry : m_lines[std::size_t(level)])
            shown.push_back(&entry);
    }
    std::sort(shown.begin(), shown.end(),
              [](const Numbered *a, const Numbered *b) { return a->number < b->number; });
    const std::size_t skipped = shown.size() > kMaxLines ? shown.size() - kMaxLines : 0;
    for (std::size_t i = skipped; i < shown.size(); ++i)
        append(shown[i]->line);
    setUpdatesEnabled(true);
    emit matchesChanged(m_matches);
}

void LogView::setSearch(const QString &words)
{
    m_search = words;
    m_highlighter->setWords(words);
    m_matches = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        countMatches(block.text());
    emit matchesChanged(m_matches);
}

void LogView::countMatches(const QString &text)
{
    if (!m_search.isEmpty())
        m_matches += int(text.count(m_search, Qt::CaseInsensitive));
}

void LogView::findNext(bool backward)
{
    if (m_search.isEmpty())
        return;
    const QTextDocument::FindFlags flags
        = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (find(m_search, flags))
        return;
    moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    find(m_search, flags);
}

}  // namespace reviver::ui
