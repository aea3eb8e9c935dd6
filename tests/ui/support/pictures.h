// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace reviver::test {

/// Shows `widget`, lets its layout settle, and saves it as <build>/pictures/<name>.png.
/// Returns whether a picture that is not of one colour was written.
bool takePicture(QWidget &widget, const QString &name);

/// Shows `widget` offscreen and waits until its layout has settled.
void showSettled(QWidget &widget);

}  // namespace reviver::test
