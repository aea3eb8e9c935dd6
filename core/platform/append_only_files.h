// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/append_only_file.h"

namespace reviver {

/// Files of this computer. POSIX: a lock on the open file (flock) holds it, and fsync
/// brings each append to the medium; Windows: nobody else may open it to write, and
/// _commit does the same.
class SystemAppendOnlyFiles final : public AppendOnlyFiles {
public:
    Result<std::unique_ptr<AppendOnlyFile>> create(const std::filesystem::path &path) override;
    Result<std::unique_ptr<AppendOnlyFile>> reopen(const std::filesystem::path &path) override;
    bool held(const std::filesystem::path &path) override;
};

}  // namespace reviver
