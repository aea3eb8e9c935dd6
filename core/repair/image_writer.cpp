// SPDX-License-Identifier: Apache-2.0
#include "core/repair/image_writer.h"

namespace reviver {
namespace {

Result<void> noUseFor(const char *what)
{
    return failure(ErrorCode::Unsupported, std::string("this way of writing has no ") + what);
}

}  // namespace

Result<void> ImageWriter::startLoader(const LoaderImage &, const BlockListener &)
{
    return noUseFor("loader");
}

Result<void> ImageWriter::comparePartitionTable(const FirmwareImage &)
{
    return noUseFor("comparison of partition tables");
}

Result<void> ImageWriter::erase(const FirehoseStep &)
{
    return noUseFor("step that only erases");
}

Result<void> ImageWriter::write(const FirmwareImage &, const WriteTarget &, const BlockListener &)
{
    return noUseFor("place for images before its loader runs");
}

Result<void> ImageWriter::patch(const FirehoseStep &)
{
    return noUseFor("patches");
}

Result<void> ImageWriter::readBack(const FirmwareImage &, const WriteTarget &, const BlockListener &)
{
    return noUseFor("way to read the flash");
}

}  // namespace reviver
