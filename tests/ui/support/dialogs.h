// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QPushButton;
class QWidget;

namespace reviver::test {

/// Looks at the next modal dialog once it is shown; it must be closed by `look` or a later call.
void withNextDialog(const std::function<void(QWidget &dialog)> &look);

/// Presses the button of the next modal dialog whose text is `text`.
void answerNextDialog(const QString &text);

/// The visible button of a dialog with this text; null if there is none.
QPushButton *buttonOf(QWidget &dialog, const QString &text);

}  // namespace reviver::test
