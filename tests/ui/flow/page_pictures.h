// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/flow/flow_rig.h"

namespace reviver::test {

/// The present state of the window in both themes and sizes; no text is cut, and at
/// 1120x760 nothing scrolls unless it may.
void takePictures(FlowRig &rig, const QString &name, bool mayScroll = false);

/// A dialog in both themes; no text is cut.
void takeDialogPictures(QWidget &dialog, const QString &name);

}  // namespace reviver::test
