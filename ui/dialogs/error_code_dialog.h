// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLineEdit;

namespace reviver::ui {

class Note;
class TextLabel;

/// "Explain an error code": what a maker's program showed is typed in and said in plain words.
class ErrorCodeDialog : public QDialog {
    Q_OBJECT

public:
    explicit ErrorCodeDialog(QWidget *parent = nullptr);

private:
    void explain();

    QLineEdit *m_code;
    Note *m_answer;
    TextLabel *m_source;
};

}  // namespace reviver::ui
