// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace reviver::ui {

/// Milliseconds between two signals of one kind from a worker: no eye follows more, and the
/// window stays free.
inline constexpr qint64 kSignalGapMs = 50;

}  // namespace reviver::ui
