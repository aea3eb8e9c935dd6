// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"

namespace reviver::cli {

/// Asks every modem what it speaks and prints what is wrong with it.
ExitCode detect(Session &session, bool json);

}  // namespace reviver::cli
