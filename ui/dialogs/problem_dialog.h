// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/problem_files.h"

#include <QDialog>

namespace reviver::ui {

/// "Report a problem": what will be in the zip, what is masked in each file, and what is missing.
/// Accepted when the user wants to save it.
class ProblemDialog : public QDialog {
    Q_OBJECT

public:
    ProblemDialog(const ProblemFiles &files, QWidget *parent);

private:
    QWidget *makeList(const ProblemFiles &files);
    QLayout *makeButtons();
};

}  // namespace reviver::ui
