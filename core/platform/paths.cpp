// SPDX-License-Identifier: Apache-2.0
#include "core/platform/paths.h"

#include <QStandardPaths>

#include <fmt/format.h>
#include <system_error>

namespace reviver {

namespace {

std::filesystem::path standardFolder(QStandardPaths::StandardLocation location)
{
    return std::filesystem::path(QStandardPaths::writableLocation(location).toStdU16String());
}

}  // namespace

std::filesystem::path dataFolder()
{
    return standardFolder(QStandardPaths::GenericDataLocation) / "reviver";
}

Result<std::filesystem::path> logFolder()
{
    const std::filesystem::path folder = dataFolder() / "logs";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("creating {}: {}", folder.string(), error.message()));
    return folder;
}

std::filesystem::path jobFolder()
{
    return dataFolder() / "jobs";
}

std::filesystem::path recordingFolder()
{
    return dataFolder() / "recordings";
}

std::filesystem::path documentsFolder()
{
    return standardFolder(QStandardPaths::DocumentsLocation);
}

}  // namespace reviver
