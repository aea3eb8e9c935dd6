// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/repair/fingerprint.h"
#include "core/repair/plan.h"
#include "core/repair/repair_result.h"
#include "core/transport/append_only_file.h"

#include <filesystem>
#include <set>

namespace reviver {

// The journal of a repair: what is needed to continue it after the program died, the modem
// was unplugged or the power failed. docs/journal.md describes the file.

/// One image of the firmware that a repair was begun with.
struct JournalImage {
    std::string name;
    std::string role;  ///< roleName()
    std::uint64_t size = 0;
    std::string sha256;
    bool write = false;

    bool operator==(const JournalImage &) const = default;
};

/// What a repair was begun with: it never changes.
struct JournalJob {
    std::string began;    ///< isoTimeText()
    std::string program;  ///< "the window of Reviver 0.1.0"
    DeviceFingerprint modem;
    std::string firmware;  ///< absolute path of the file or folder
    std::string firmwareVersion;
    std::vector<JournalImage> images;  ///< all of the bundle, in its order
    std::set<std::string> include;     ///< roles that were asked for, roleName()
    std::string loader;                ///< absolute path; empty when the user gave none
    std::string loaderSha256;

    bool operator==(const JournalJob &) const = default;
};
JournalJob journalJob(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle,
                      Clock::WallTime time, const std::string &program);

/// What one run of it means to do: the first, and one more each time that it is continued.
struct JournalRun {
    std::string route;              ///< routeName()
    std::string mode;               ///< modeName()
    std::string port;               ///< through which it writes
    std::string location;           ///< of the modem
    std::vector<std::string> work;  ///< workOf() the plan
    std::uint64_t bytes = 0;        ///< octets that go to the modem

    bool operator==(const JournalRun &) const = default;
};
JournalRun journalRun(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle);

/// What a journal tells of a repair.
struct JournalContents {
    std::filesystem::path path;
    JournalJob job;
    JournalRun run;                      ///< the last one
    std::set<std::string> done;          ///< names of the work that was acknowledged to its end
    bool flashTouched = false;           ///< some work was begun
    std::uint64_t acknowledged = 0;      ///< octets, with those of the image that was broken off
    LinkQuality link;                    ///< over all runs
    std::size_t runs = 0;                ///< how often it was begun or continued
    std::string lastTime;                ///< isoTimeText() of the last record
    std::optional<std::string> outcome;  ///< outcomeName() of the last run; nothing: it was cut off
    bool over = false;                   ///< the last run said that nothing is left to continue
    std::size_t records = 0;
    std::uint64_t wholeSize = 0;  ///< octets of the file up to its last whole record

    /// The name by which owners and commands mean it: the file name without its ending.
    std::string id() const { return path.stem().string(); }
    /// Something is left to continue, if no program is at it now.
    bool unfinished() const { return flashTouched && !over; }
    /// 0 to 99.
    int percent() const;
};

/// Reads a journal. JournalUnusable in words when it is damaged or of another version: it
/// is never read in part. Only a last record that was not written whole is left out.
Result<JournalContents> readJournal(const std::filesystem::path &path);
/// The same of octets; `path` of the result is empty.
Result<JournalContents> parseJournal(std::string_view octets);

/// Writes a journal, record by record; each is on the disk when its function returns.
/// FileWriteFailed when it is not: the writer then takes back what was written in part and
/// refuses every later record, so that what is there stays readable.
class JournalWriter {
public:
    /// A new file in `folder`, named after the time; none is left if it can't be begun.
    static Result<JournalWriter> create(AppendOnlyFiles &files, const std::filesystem::path &folder,
                                        Clock::WallTime time, const JournalJob &job);
    /// Goes on behind the last whole record. PortBusy while another program holds it.
    static Result<JournalWriter> goOn(AppendOnlyFiles &files, const JournalContents &contents);

    const std::filesystem::path &path() const { return m_path; }

    Result<void> runBegan(Clock::WallTime time, const JournalRun &run);
    Result<void> workBegan(Clock::WallTime time, const std::string &work);
    /// The modem has acknowledged octets `from` up to `to` of an image.
    Result<void> acknowledged(Clock::WallTime time, const std::string &work, std::uint64_t from,
                              std::uint64_t to, const LinkQuality &link);
    /// What was acknowledged reads back differently: it does not count as done any more.
    Result<void> workUndone(Clock::WallTime time, const std::string &work);
    Result<void> workDone(Clock::WallTime time, const std::string &work, std::uint64_t bytes);
    Result<void> modeSeen(Clock::WallTime time, DeviceMode mode);
    Result<void> modemLost(Clock::WallTime time, const Error &error);
    /// `over`: nothing is left to continue.
    Result<void> ended(Clock::WallTime time, const RepairResult &result, bool over);

private:
    struct Record;
    JournalWriter(std::unique_ptr<AppendOnlyFile> file, std::filesystem::path path, std::size_t records,
                  std::uint64_t size);
    Result<void> add(Record record);

    std::unique_ptr<AppendOnlyFile> m_file;
    std::filesystem::path m_path;
    std::size_t m_records;
    std::uint64_t m_size;  ///< up to the last whole record
    bool m_failed = false;
};

}  // namespace reviver
