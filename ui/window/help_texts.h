// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/window/page_stack.h"

#include <QString>

namespace reviver::ui {

/// F1: what this page is for and what can be done on it.
QString helpText(PageId page);

}  // namespace reviver::ui
