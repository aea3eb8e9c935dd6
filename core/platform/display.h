// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace reviver {

/// Whether a window can be shown: on Linux a running X or Wayland server is named in
/// the environment (or a platform without one is asked for); elsewhere always.
bool hasDisplay();

}  // namespace reviver
