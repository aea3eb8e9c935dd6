// SPDX-License-Identifier: Apache-2.0
#include "app/cli/new_file.h"

#include <cstdio>
#include <memory>

namespace reviver::cli {

Result<void> writeNewFile(const std::filesystem::path &path, std::string_view content)
{
    // "x" lets the system itself refuse a file that exists, without a gap in between.
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.string().c_str(), "wbx"),
                                                                &std::fclose);
    if (!file)
        return failure(ErrorCode::FileWriteFailed, "it exists already, or its folder can't be written to");
    if (std::fwrite(content.data(), 1, content.size(), file.get()) != content.size()
        || std::fflush(file.get()) != 0)
        return failure(ErrorCode::FileWriteFailed, "the disk took only a part of it");
    return {};
}

}  // namespace reviver::cli
