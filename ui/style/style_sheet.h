// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>
#include <QString>

namespace reviver::ui {

/// ui/style/reviver.qss with its marks filled in: `@surface` is a token, `16u` is px(16),
/// `36h` is controlHeight(36), less what follows a minus (`36h-2`).
QString styleSheet();

/// The palette for stock widgets that no rule of the style sheet covers.
QPalette stylePalette();

}  // namespace reviver::ui
