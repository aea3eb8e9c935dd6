// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/search_highlighter.h"

#include "ui/style/tokens.h"

namespace reviver::ui {

void SearchHighlighter::setWords(const QString &words)
{
    m_words = words;
    rehighlight();
}

void SearchHighlighter::highlightBlock(const QString &text)
{
    if (m_words.isEmpty())
        return;
    QTextCharFormat mark;
    mark.setBackground(tokens().accentSoft);
    mark.setFontUnderline(true);
    for (qsizetype at = text.indexOf(m_words, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(m_words, at + m_words.size(), Qt::CaseInsensitive))
        setFormat(int(at), int(m_words.size()), mark);
}

}  // namespace reviver::ui
