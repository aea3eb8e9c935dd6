// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSyntaxHighlighter>

namespace reviver::ui {

/// Marks every place where the searched words stand, in lines that come later as well.
class SearchHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    void setWords(const QString &words);

protected:
    void highlightBlock(const QString &text) override;

private:
    QString m_words;
};

}  // namespace reviver::ui
