// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace reviver::cli {

/// "0.1.0"
std::string programVersion();
/// "Debian GNU/Linux 12 (bookworm), x86_64, Qt 6.4.2": for reports.
std::string systemText();

}  // namespace reviver::cli
