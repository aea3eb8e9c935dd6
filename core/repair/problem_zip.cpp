// SPDX-License-Identifier: Apache-2.0
#include "core/repair/problem_zip.h"

#include "core/base/new_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <fstream>
#include <memory>

namespace reviver {
namespace {

constexpr int kFileMode = 0644;
constexpr std::size_t kBlock = 1u << 16;

using ArchivePointer = std::unique_ptr<archive, int (*)(archive *)>;
using EntryPointer = std::unique_ptr<archive_entry, void (*)(archive_entry *)>;

/// Where libarchive puts the octets of the zip, and what went wrong there.
struct Target {
    NewFile file;
    Result<void> written;
};

la_ssize_t writeTo(archive *, void *target, const void *octets, std::size_t size)
{
    auto &to = *static_cast<Target *>(target);
    to.written = to.file.write(ByteView(static_cast<const std::uint8_t *>(octets), size));
    return to.written ? static_cast<la_ssize_t>(size) : -1;
}

Result<void> checked(archive *zip, la_ssize_t result, const Target &target)
{
    if (result >= ARCHIVE_OK)
        return {};
    REVIVER_TRY(target.written);
    const char *why = archive_error_string(zip);
    return failure(ErrorCode::FileWriteFailed, why ? why : "the zip can't be written");
}

Result<void> addOctets(archive *zip, const Target &target, std::string_view octets)
{
    return checked(zip, archive_write_data(zip, octets.data(), octets.size()), target);
}

/// A recording may grow meanwhile: its size is not told before.
Result<void> copyFile(archive *zip, const Target &target, const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return failure(ErrorCode::FileUnreadable, path.filename().string() + " can't be read");
    std::array<char, kBlock> block{};
    while (file) {
        file.read(block.data(), block.size());
        REVIVER_TRY(addOctets(zip, target, {block.data(), static_cast<std::size_t>(file.gcount())}));
    }
    return {};
}

Result<void> addFile(archive *zip, const Target &target, const ProblemFile &file, Clock::WallTime time)
{
    const EntryPointer entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), kFileMode);
    archive_entry_set_mtime(entry.get(), std::chrono::system_clock::to_time_t(time), 0);
    if (file.copied.empty())
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.text.size()));
    REVIVER_TRY(checked(zip, archive_write_header(zip, entry.get()), target));
    REVIVER_TRY(file.copied.empty() ? addOctets(zip, target, file.text) : copyFile(zip, target, file.copied));
    return checked(zip, archive_write_finish_entry(zip), target);
}

}  // namespace

Result<void> writeProblemZip(const std::filesystem::path &path, const ProblemFiles &problem,
                             Clock::WallTime time, ExistingFiles existing)
{
    Target target{NewFile(path, existing), {}};
    REVIVER_TRY(target.file.create());
    const ArchivePointer zip(archive_write_new(), &archive_write_free);
    REVIVER_TRY(checked(zip.get(), archive_write_set_format_zip(zip.get()), target));
    archive_write_set_bytes_in_last_block(zip.get(), 1);  // no zeros behind the end
    REVIVER_TRY(
        checked(zip.get(), archive_write_open(zip.get(), &target, nullptr, &writeTo, nullptr), target));
    for (const ProblemFile &file : problem.files)
        REVIVER_TRY(addFile(zip.get(), target, file, time));
    REVIVER_TRY(checked(zip.get(), archive_write_close(zip.get()), target));
    return target.file.finish();
}

}  // namespace reviver
