// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"
#include "ui/widgets/buttons.h"

#include <QDialog>

namespace reviver::ui {

/// A question with verbs for answers. Esc and closing are the first answer, the harmless one.
class ChoiceDialog : public QDialog {
    Q_OBJECT

public:
    struct Answer {
        ButtonKind kind;
        QString text;
    };

    /// `first` has the focus; Enter on it is harmless.
    ChoiceDialog(Tone tone, const QString &title, const QString &text, const QList<Answer> &answers,
                 QWidget *parent);

    /// Shows it and waits; the index of the answer, 0 for Esc.
    int ask();

private:
    int m_answer = 0;
};

}  // namespace reviver::ui
