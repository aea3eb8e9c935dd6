// SPDX-License-Identifier: Apache-2.0
#include "core/repair/journal.h"
#include "core/repair/journal_format.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

Error unusable(std::string detail)
{
    return {ErrorCode::JournalUnusable, std::move(detail)};
}

/// Takes the members of a record one by one and keeps the first complaint.
class Members {
public:
    explicit Members(const Json &record) : m_record(record) {}

    std::string text(const char *name) { return take<std::string>(name, &Json::is_string); }
    bool flag(const char *name) { return take<bool>(name, &Json::is_boolean); }
    std::uint64_t number(const char *name) { return take<std::uint64_t>(name, &Json::is_number_unsigned); }
    /// An empty array or object when it is missing; the complaint is kept.
    Json list(const char *name) { return take<Json>(name, &Json::is_array); }
    Json object(const char *name) { return take<Json>(name, &Json::is_object); }
    std::vector<std::string> texts(const char *name)
    {
        std::vector<std::string> all;
        for (const Json &entry : list(name)) {
            if (!entry.is_string())
                complain(name);
            else
                all.push_back(entry.get<std::string>());
        }
        return all;
    }

    bool has(const char *name) const { return m_record.contains(name) && !m_record.at(name).is_null(); }
    void complain(const char *name)
    {
        if (m_problem.empty())
            m_problem = fmt::format("\"{}\" is missing or of another kind", name);
    }
    const std::string &problem() const { return m_problem; }

private:
    template <typename T>
    T take(const char *name, bool (Json::*isKind)() const noexcept)
    {
        const auto found = m_record.find(name);
        if (found == m_record.end() || !((*found).*isKind)()) {
            complain(name);
            return T{};
        }
        return found->template get<T>();
    }

    const Json &m_record;
    std::string m_problem;
};

std::optional<UsbId> usbIdOf(const std::string &text)
{
    constexpr int kHexadecimal = 16;
    if (text.size() != 9 || text[4] != ':' || text.find_first_not_of("0123456789ABCDEF:") != text.npos)
        return std::nullopt;
    return UsbId{static_cast<std::uint16_t>(std::strtoul(text.c_str(), nullptr, kHexadecimal)),
                 static_cast<std::uint16_t>(std::strtoul(text.c_str() + 5, nullptr, kHexadecimal))};
}

/// Hands a complaint about an inner object on to the record that holds it.
void finishInner(Members &outer, const Members &inner, const char *name)
{
    if (!inner.problem().empty())
        outer.complain(name);
}

DeviceFingerprint takeFingerprint(Members &record)
{
    const Json object = record.object("modem");
    Members members(object);
    DeviceFingerprint print;
    print.location = members.text("location");
    if (members.has("usb")) {
        print.usb = usbIdOf(members.text("usb"));
        if (!print.usb)
            members.complain("usb");
    }
    print.mode = members.text("mode");
    print.model = members.text("model");
    print.product = members.text("product");
    print.buildId = members.text("build_id");
    print.usbSerialCheck = members.text("usb_serial_check");
    print.serialCheck = members.text("serial_check");
    print.imeiCheck = members.text("imei_check");
    print.practice = members.flag("practice");
    finishInner(record, members, "modem");
    return print;
}

LinkQuality takeLink(Members &record)
{
    const Json object = record.object("link");
    Members members(object);
    LinkQuality link;
    link.blocks = members.number("blocks");
    link.repeats = members.number("repeats");
    link.errors = members.number("errors");
    link.damaged = members.number("damaged");
    link.returns = members.number("returns");
    finishInner(record, members, "link");
    return link;
}

std::vector<JournalImage> takeImages(Members &record)
{
    std::vector<JournalImage> images;
    for (const Json &entry : record.list("images")) {
        Members members(entry);
        if (!entry.is_object()) {
            record.complain("images");
            break;
        }
        images.push_back({members.text("name"), members.text("role"), members.number("size"),
                          members.text("sha256"), members.flag("write")});
        finishInner(record, members, "images");
    }
    return images;
}

JournalJob takeJob(Members &record)
{
    JournalJob job;
    job.began = record.text("time");
    job.program = record.text("program");
    job.modem = takeFingerprint(record);
    job.firmware = record.text("firmware");
    job.firmwareVersion = record.text("firmware_version");
    job.images = takeImages(record);
    for (std::string &role : record.texts("include"))
        job.include.insert(std::move(role));
    job.loader = record.text("loader");
    job.loaderSha256 = record.text("loader_sha256");
    return job;
}

JournalRun takeRunFacts(Members &record)
{
    return {record.text("route"),    record.text("mode"),  record.text("port"),
            record.text("location"), record.texts("work"), record.number("bytes")};
}

/// Reads record after record into the contents.
class Reader {
public:
    Result<void> take(const Json &record)
    {
        Members members(record);
        const std::uint64_t number = members.number("n");
        const std::string what = members.text("what");
        if (members.problem().empty() && number != m_contents.records)
            return failure(unusable(
                fmt::format("record {} stands where record {} belongs", number, m_contents.records)));
        if (members.problem().empty())
            REVIVER_TRY(takeKind(what, members));
        if (!members.problem().empty())
            return failure(unusable(fmt::format("record {}: {}", m_contents.records, members.problem())));
        ++m_contents.records;
        return {};
    }

    JournalContents contents(std::uint64_t wholeSize)
    {
        m_contents.wholeSize = wholeSize;
        m_contents.acknowledged = m_doneBytes + m_partBytes;
        return std::move(m_contents);
    }
    /// True once job and plan are known: without them nothing can be continued.
    bool began() const { return m_contents.runs > 0; }

private:
    Result<void> takeKind(const std::string &what, Members &members)
    {
        if (m_contents.records == 0)
            return takeHeader(what, members);
        if (m_contents.records == 1) {
            if (what != "job")
                return failure(unusable("the second record does not tell the job"));
            m_contents.job = takeJob(members);
            m_contents.lastTime = m_contents.job.began;
            return {};
        }
        m_contents.lastTime = members.text("time");
        if (what == "run")
            return takeRun(members);
        if (what == "begun" || what == "undone")
            return takeBegun(members);
        if (what == "acknowledged")
            return takeAcknowledged(members);
        if (what == "done")
            return takeDone(members);
        if (what == "result")
            return takeResult(members);
        if (what == "mode" || what == "lost")
            return {};
        return failure(unusable(fmt::format("record {} is of an unknown kind", m_contents.records)));
    }

    static Result<void> takeHeader(const std::string &what, Members &members)
    {
        if (what != "journal" || members.text("format") != "reviver")
            return failure(unusable("this is no journal of Reviver"));
        const std::uint64_t version = members.number("version");
        if (members.problem().empty() && version != kJournalVersion)
            return failure(unusable(fmt::format("it is of version {}, and this Reviver reads version {}",
                                                version, kJournalVersion)));
        return {};
    }

    Result<void> takeRun(Members &members)
    {
        m_contents.run = takeRunFacts(members);
        ++m_contents.runs;
        m_contents.outcome.reset();
        m_contents.over = false;
        return {};
    }

    /// The work that a record is about must be of the plan.
    Result<std::string> takeWork(Members &members) const
    {
        std::string work = members.text("work");
        if (members.problem().empty() && std::ranges::count(m_contents.run.work, work) == 0)
            return failure(
                unusable(fmt::format("record {} tells of work that was not planned", m_contents.records)));
        return work;
    }

    Result<void> takeBegun(Members &members)
    {
        const auto work = takeWork(members);
        if (!work)
            return failure(work.error());
        m_contents.flashTouched = true;
        m_partBytes = 0;
        // What is begun again, or reads back differently, does not count as done any more.
        if (m_contents.done.erase(*work) > 0)
            m_doneBytes -= std::exchange(m_bytesOf[*work], 0);
        return {};
    }

    Result<void> takeAcknowledged(Members &members)
    {
        const auto work = takeWork(members);
        if (!work)
            return failure(work.error());
        const std::uint64_t from = members.number("from");
        const std::uint64_t to = members.number("to");
        if (from > to || to > m_contents.run.bytes)
            return failure(
                unusable(fmt::format("record {} tells of octets {} to {}", m_contents.records, from, to)));
        m_partBytes = to;
        m_contents.link = takeLink(members);
        return {};
    }

    Result<void> takeDone(Members &members)
    {
        const auto work = takeWork(members);
        if (!work)
            return failure(work.error());
        const std::uint64_t bytes = members.number("bytes");
        if (bytes > m_contents.run.bytes)
            return failure(unusable(fmt::format("record {} tells of {} octets", m_contents.records, bytes)));
        m_partBytes = 0;
        if (m_contents.done.insert(*work).second)
            m_doneBytes += m_bytesOf[*work] = bytes;
        return {};
    }

    Result<void> takeResult(Members &members)
    {
        m_contents.outcome = members.text("outcome");
        m_contents.over = members.flag("over");
        m_contents.link = takeLink(members);
        return {};
    }

    JournalContents m_contents;
    std::map<std::string, std::uint64_t> m_bytesOf;  ///< of the work that is done
    std::uint64_t m_doneBytes = 0;
    std::uint64_t m_partBytes = 0;  ///< of the image that was begun last
};

Result<std::string> readFile(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return failure(ErrorCode::FileNotFound, fmt::format("there is no journal {}", path.string()));
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    std::string octets;
    // One octet more than is taken tells a file that is too long.
    octets.resize(static_cast<std::size_t>(std::min<std::uintmax_t>(error ? 0 : size, kLongestJournal)) + 1);
    stream.read(octets.data(), static_cast<std::streamsize>(octets.size()));
    if (stream.bad())
        return failure(ErrorCode::FileUnreadable, fmt::format("{} can't be read", path.string()));
    octets.resize(static_cast<std::size_t>(stream.gcount()));
    return octets;
}

}  // namespace

int JournalContents::percent() const
{
    constexpr std::uint64_t kMost = 99;
    return run.bytes == 0 ? 0 : static_cast<int>(std::min(kMost, acknowledged * 100 / run.bytes));
}

Result<JournalContents> parseJournal(std::string_view octets)
{
    if (octets.size() > kLongestJournal)
        return failure(unusable("it is larger than any journal"));
    Reader reader;
    std::size_t at = 0;
    while (at < octets.size()) {
        const std::size_t end = octets.find('\n', at);
        const bool last = end == octets.npos || end + 1 == octets.size();
        const auto record = readJournalLine(octets.substr(at, end == octets.npos ? octets.npos : end - at));
        // A record that was not written whole can only be the last one.
        if (last && (!record || end == octets.npos))
            break;
        if (!record)
            return failure(record.error().during(fmt::format("at octet {}", at)));
        REVIVER_TRY(reader.take(*record));
        at = end + 1;
    }
    if (!reader.began())
        return failure(unusable("it was broken off before the repair began"));
    return reader.contents(at);
}

Result<JournalContents> readJournal(const std::filesystem::path &path)
{
    const auto octets = readFile(path);
    if (!octets)
        return failure(octets.error());
    auto contents = parseJournal(*octets);
    if (!contents)
        return failure(contents.error());
    contents->path = path;
    return contents;
}

}  // namespace reviver
