// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/flow/flow_rig.h"

#include <QString>

namespace reviver::test {

/// Pictures of the present state of the window in both themes and sizes; fails where a text is cut, or
/// where the page scrolls at 1120x760 and must not.
void takePictures(FlowRig &rig, const QString &name, bool mayScroll = false);

}  // namespace reviver::test
