// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/terminal_transcript.h"

#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QScrollBar>
#include <QTextCursor>
#include <QTextDocument>

namespace reviver::ui {

namespace {

constexpr int kIndent = 16;

/// Writes paragraphs of coloured pieces; the modem's own words stay from left to right.
class Writer {
public:
    explicit Writer(QTextDocument &document) : m_cursor(&document) {}

    void beginLine(int gapAbove, bool indented)
    {
        QTextBlockFormat block;
        block.setLayoutDirection(Qt::LeftToRight);
        block.setTopMargin(gapAbove);
        block.setLeftMargin(indented ? px(kIndent) : 0);
        if (m_begun)
            m_cursor.insertBlock(block);
        else
            m_cursor.setBlockFormat(block);
        m_begun = true;
    }
    void write(const QString &text, ColorRole ink, bool strong = false)
    {
        QTextCharFormat format;
        format.setFont(reviver::ui::font(TextRole::Mono));
        format.setForeground(color(ink));
        if (strong)
            format.setFontWeight(QFont::DemiBold);
        m_cursor.insertText(text, format);
    }

private:
    QTextCursor m_cursor;
    bool m_begun = false;
};

QString failureText(const Error &error)
{
    switch (error.code()) {
    case ErrorCode::Timeout:
        return TerminalTranscript::tr("No answer within %1 s").arg(kTerminalTimeout.count() / 1000);
    case ErrorCode::Cancelled:
        return TerminalTranscript::tr("Not waited for any longer");
    default:
        return problemWords(error).what;
    }
}

void writeLine(Writer &writer, const TerminalLine &line, ColorRole ink)
{
    writer.beginLine(0, true);
    writer.write(QString::fromStdString(line.text), ink);
    if (!line.meaning.empty())
        writer.write(QStringLiteral("   ") + translate(line.meaning), &Tokens::text2);
}

void writeAnswer(Writer &writer, const TerminalReply &reply)
{
    const ColorRole verdict = reply.accepted ? &Tokens::ok : &Tokens::err;
    for (const TerminalLine &line : reply.lines)
        writeLine(writer, line, reply.last.text.empty() && !reply.accepted ? &Tokens::err : &Tokens::text);
    if (reply.last.text.empty())
        return;
    writeLine(writer, reply.last, verdict);
    if (reply.accepted)
        writer.write(TerminalTranscript::tr("   %1 ms").arg(reply.took.count()), verdict);
}

void writeEntry(Writer &writer, const TerminalEntry &entry, bool first)
{
    writer.beginLine(first ? 0 : px(8), false);
    writer.write(QStringLiteral("› "), &Tokens::accent);
    writer.write(entry.typed, &Tokens::accent, true);
    switch (entry.state) {
    case TerminalEntry::State::Waiting:
        writer.beginLine(0, true);
        return writer.write(TerminalTranscript::tr("Waiting for the answer"), &Tokens::text2);
    case TerminalEntry::State::Answered:
        return writeAnswer(writer, entry.reply);
    case TerminalEntry::State::Failed:
        writer.beginLine(0, true);
        return writer.write(failureText(*entry.error), &Tokens::err);
    case TerminalEntry::State::NotSent:
        writer.beginLine(0, true);
        return writer.write(TerminalTranscript::tr("Not sent. %1").arg(translate(entry.reason)),
                            &Tokens::warn);
    }
}

}  // namespace

TerminalTranscript::TerminalTranscript(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setAccessibleName(tr("What was said to the modem"));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &TerminalTranscript::render);
    render();
}

void TerminalTranscript::setEntries(const QList<TerminalEntry> &entries)
{
    m_entries = entries;
    render();
}

void TerminalTranscript::render()
{
    document()->clear();
    Writer writer(*document());
    if (m_entries.isEmpty()) {
        writer.beginLine(0, false);
        writer.write(tr("Nothing was said yet. Choose a question at the side, or type one below."),
                     &Tokens::text2);
    }
    for (int i = 0; i < m_entries.size(); ++i)
        writeEntry(writer, m_entries[i], i == 0);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

}  // namespace reviver::ui
