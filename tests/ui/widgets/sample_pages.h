// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/widgets/gallery.h"

namespace reviver::test {

/// A page filled with sample texts, made of the widgets alone.
QWidget *makeSamplePage(SamplePage page);

}  // namespace reviver::test
