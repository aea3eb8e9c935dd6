// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace reviver::ui {

/// "What to post in a forum": a short text ready to be copied, and what to leave out.
class ForumDialog : public QDialog {
    Q_OBJECT

public:
    ForumDialog(const QString &text, QWidget *parent);
};

}  // namespace reviver::ui
