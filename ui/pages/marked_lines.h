// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/repair_result.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace reviver::ui {

/// Wrapped sentences, each with a mark before it.
class MarkedLines : public QWidget {
    Q_OBJECT

public:
    explicit MarkedLines(QWidget *parent = nullptr);

    void clear();
    /// `end`, if there is one, stands behind the sentence.
    void add(QWidget *mark, const QString &text, QWidget *end = nullptr);

private:
    QVBoxLayout *m_lines;
};

/// Numbered steps, each with the link that does it.
class NextStepList : public MarkedLines {
    Q_OBJECT

public:
    using MarkedLines::MarkedLines;

    void setSteps(const std::vector<NextStep> &steps);

signals:
    void stepChosen(reviver::RepairAction action);
};

/// A strong title, and `content` beside it.
QHBoxLayout *titledRow(const QString &title, QWidget *content);

}  // namespace reviver::ui
