// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/device_locks.h"

#include <filesystem>

namespace reviver {

/// Locks between all Revivers of one user: one file for each place of a modem, in the
/// folder for what lasts as long as the user is logged in. A lock whose program died does
/// not count. Another user's Reviver is kept away by the port itself, which is exclusive.
class FileLocks final : public DeviceLocks {
public:
    FileLocks();
    /// Keeps the files elsewhere: for tests.
    explicit FileLocks(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Also FileWriteFailed, when the folder can't be written to.
    Result<std::unique_ptr<Hold>> take(const std::string &location, const std::string &owner) override;

private:
    std::filesystem::path m_folder;
};

}  // namespace reviver
