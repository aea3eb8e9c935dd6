// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/existing_files.h"
#include "core/base/result.h"

#include <filesystem>
#include <fstream>

namespace reviver {

/// True if the name is taken, be it by a link that leads nowhere.
bool isThere(const std::filesystem::path &path);

/// A file that appears under its name only when it is complete. Destroyed before finish(),
/// it leaves nothing behind.
class NewFile {
public:
    explicit NewFile(std::filesystem::path path, ExistingFiles existing = ExistingFiles::Keep);
    ~NewFile();
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    Result<void> create();
    Result<void> write(ByteView octets);
    Result<void> finish();

private:
    Result<void> failed(std::string_view why) const;

    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    ExistingFiles m_existing;
    std::ofstream m_stream;
    bool m_created = false;
};

}  // namespace reviver
