// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>

namespace reviver {

/// Runs something as the administrator; the system asks for a password in a window or
/// terminal of its own (polkit).
class Administrator {
public:
    /// `command` is another program only in tests: it gets what pkexec would.
    explicit Administrator(std::string command = "pkexec") : m_command(std::move(command)) {}

    /// Runs a shell script with `input`, and waits for it and for the password.
    /// DeviceRefused when the owner declines, Unsupported when the system can't ask,
    /// FileWriteFailed when the script fails.
    Result<void> run(const std::string &script, const std::string &input = {}) const;

private:
    std::string m_command;
};

}  // namespace reviver
