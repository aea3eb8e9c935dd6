// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/simulator/practice_modem.h"

#include <filesystem>
#include <map>

namespace reviver {

/// Writes a file through a temporary name beside it, so that a reader never sees
/// half of it.
Result<void> replaceFile(const std::filesystem::path &path, ByteView data);

/// Keeps the flash of a practice modem as files: `dbl.bin` for what the host wrote,
/// `kept/efs2.bin` for what the factory left, and their names in `contents.txt`.
class PracticeStateFolder {
public:
    /// An empty path keeps nothing.
    explicit PracticeStateFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Makes the folder, and removes the files of an earlier run, by its contents.txt.
    Result<void> prepare();
    /// Brings the files in line with flash.
    Result<void> update(const PracticeModem &modem);

private:
    std::filesystem::path m_folder;
    std::map<std::string, std::pair<unsigned, std::uint64_t>> m_written;  ///< name: revision, size
};

}  // namespace reviver
