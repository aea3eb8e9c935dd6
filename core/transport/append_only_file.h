// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace reviver {

/// A file that only grows, held by this program alone while the object exists. If the
/// program dies, the system lets go of it.
class AppendOnlyFile {
public:
    virtual ~AppendOnlyFile() = default;

    /// Adds octets at the end; when it returns they are on the medium and outlive a power
    /// loss. FileWriteFailed when the disk is full or gone: then the file may end in a part
    /// of them, until cut() takes it away.
    virtual Result<void> append(ByteView octets) = 0;
    /// Shortens the file to its first `size` octets: removes what was not appended whole.
    virtual Result<void> cut(std::uint64_t size) = 0;
};

/// Makes, holds and removes such files. May be used from any thread.
class AppendOnlyFiles {
public:
    virtual ~AppendOnlyFiles() = default;

    /// Makes a new file, and its folder if that is missing. InvalidArgument when there is
    /// one of that name already, FileWriteFailed when it can't be made.
    virtual Result<std::unique_ptr<AppendOnlyFile>> create(const std::filesystem::path &path) = 0;
    /// Opens an existing file to go on at its end. PortBusy while somebody holds it,
    /// FileNotFound when it is gone, FileWriteFailed otherwise.
    virtual Result<std::unique_ptr<AppendOnlyFile>> reopen(const std::filesystem::path &path) = 0;
    /// True while this or another program holds the file.
    virtual bool held(const std::filesystem::path &path) = 0;
};

}  // namespace reviver
