// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"

#include <string_view>

namespace reviver {

/// What one line of an AT answer means, in a few words to stand behind it: "+CSQ: 17,99"
/// is "signal 17 of 31, about -79 dBm". Empty for a line that speaks for itself or that
/// nobody has written down.
/// Source: 3GPP TS 27.007 (+CSQ, +CPIN, +COPS, +CREG, +CGREG); Huawei's AT manuals and
/// ModemManager (^SYSINFO); captures (^CARDLOCK, ^SETPORT).
Message meaningOfAtLine(std::string_view line);

}  // namespace reviver
