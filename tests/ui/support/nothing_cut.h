// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QWidget;

namespace reviver::test {

/// Every visible label, button, chip and table cell below `root` whose text is cut without
/// eliding and a tool tip: one sentence each. Empty is good. Show `root` before.
QStringList cutTexts(QWidget *root);

}  // namespace reviver::test
