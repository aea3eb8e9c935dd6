// SPDX-License-Identifier: Apache-2.0
#include "core/repair/problem_files.h"

#include "core/base/personal_names.h"
#include "core/repair/journal_format.h"
#include "core/repair/report_sections.h"
#include "core/transport/recording.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t kLargestText = 32u << 20;  ///< of a log or a journal
constexpr std::size_t kLevelAt = 26;                ///< in a line of a log: behind time and two blanks

/// What is hidden in texts, whoever wrote them.
class Mask {
public:
    explicit Mask(const ProblemInput &input)
        : m_input(input)
        , m_privacy(input.report.value_or(ReportInput()), {input.showIdentity})
    {
    }

    std::string names(const std::string &text) const
    {
        return m_input.showIdentity ? text : withoutNames(withoutUserNames(text), m_input.names);
    }
    std::string all(const std::string &text) const { return names(m_privacy.said(text)); }

private:
    const ProblemInput &m_input;
    ReportPrivacy m_privacy;
};

Result<std::string> contentOf(const std::filesystem::path &path)
{
    std::error_code problem;
    const auto size = std::filesystem::file_size(path, problem);
    if (problem)
        return failure(ErrorCode::FileNotFound, problem.message());
    if (size > kLargestText)
        return failure(ErrorCode::LimitExceeded, "it is too large");
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return failure(ErrorCode::FileUnreadable, "it can't be read");
    return text;
}

/// Each line through `change`; lines for which it returns nothing are left out.
template <typename Change>
std::string changedLines(const std::string &text, Change change)
{
    std::istringstream lines(text);
    std::string changed;
    for (std::string line; std::getline(lines, line);)
        if (const std::optional<std::string> now = change(line))
            changed += *now + '\n';
    return changed;
}

/// Lines with octets are left out: they can't be masked, and the recording has them.
std::string maskedLog(const std::string &text, const Mask &mask)
{
    return changedLines(text, [&](const std::string &line) -> std::optional<std::string> {
        if (line.size() > kLevelAt && std::string_view(line).substr(kLevelAt).starts_with("wire"))
            return std::nullopt;
        return mask.all(line);
    });
}

/// Digests stay as they are: long runs of digits in them name nobody.
void maskStrings(Json &json, const std::string &key, const Mask &mask)
{
    if (json.is_string()) {
        const bool digest = key.ends_with("sha256") || key == "work";
        const auto text = json.get<std::string>();
        json = digest ? mask.names(text) : mask.all(text);
    } else if (json.is_array()) {
        for (Json &one : json)
            maskStrings(one, key, mask);
    } else if (json.is_object()) {
        for (auto &[name, value] : json.items())
            maskStrings(value, name, mask);
    }
}

/// The checksum of each record is made anew, so that it is a journal still.
std::string maskedJournal(const std::string &text, const Mask &mask)
{
    return changedLines(text, [&](const std::string &line) -> std::optional<std::string> {
        auto record = readJournalLine(line);
        if (!record)
            return mask.all(line);
        maskStrings(*record, {}, mask);
        std::string masked = journalLine(*record);
        masked.pop_back();
        return masked;
    });
}

class Collector {
public:
    explicit Collector(const ProblemInput &input) : m_input(input), m_mask(input) {}

    ProblemFiles collect()
    {
        addReport();
        for (const auto &log : m_input.logs)
            addText(log, fmt::format("log-{}.log", ++m_logs),
                    REVIVER_TR("The log of a run: what was done, step by step"),
                    REVIVER_TR("IMEI, serial and card numbers, names of user and computer; lines with "
                               "octets are left out"),
                    maskedLog);
        for (const auto &journal : m_input.journals)
            addText(journal, journal.filename().string(),
                    REVIVER_TR("The journal of a repair: how far it came"),
                    REVIVER_TR("names of user and computer; numbers of the modem were never in it"),
                    maskedJournal);
        addRecording();
        m_result.files.insert(m_result.files.begin(), contents());
        return std::move(m_result);
    }

private:
    void add(std::string name, Message what, Message masked, std::string text)
    {
        if (m_input.showIdentity)
            masked = REVIVER_TR("nothing: keep it to yourself");
        m_result.files.push_back({std::move(name), std::move(what), std::move(masked), std::move(text)});
    }

    void addReport()
    {
        if (!m_input.report) {
            m_result.leftOut.emplace_back(REVIVER_TR("A report: no modem was asked"));
            return;
        }
        const ReportOptions options{m_input.showIdentity};
        const Message what
            = REVIVER_TR("The report: what the modem is, what it said, what was found and done");
        const Message masked = REVIVER_TR("IMEI, serial and card numbers, names of user and computer");
        add("report.txt", what, masked, m_mask.names(reportText(*m_input.report, options)));
        add("report.html", what, masked, m_mask.names(reportHtml(*m_input.report, options)));
    }

    void addText(const std::filesystem::path &path, std::string name, Message what, Message masked,
                 std::string (*change)(const std::string &, const Mask &))
    {
        const auto text = contentOf(path);
        if (!text)
            return leaveOut(path, text.error());
        add(std::move(name), std::move(what), std::move(masked),
            m_input.showIdentity ? *text : change(*text, m_mask));
    }

    void addRecording()
    {
        if (m_input.recording.empty()) {
            m_result.leftOut.emplace_back(REVIVER_TR("A recording: none was made"));
            return;
        }
        std::ifstream file(m_input.recording, std::ios::binary);
        std::string head;
        std::getline(file, head);
        const auto read = parseRecording(head + '\n');
        if (!read)
            return leaveOut(m_input.recording, read.error());
        if (!read->identityMasked && !m_input.showIdentity)
            return leaveOut(m_input.recording,
                            Error(ErrorCode::Unsupported, "it holds IMEI and serial numbers"));
        add("conversation.recording",
            REVIVER_TR("The recording: every octet to and from the modem, with its time"),
            REVIVER_TR("IMEI, serial and card numbers, names of user and computer"), {});
        m_result.files.back().copied = m_input.recording;
    }

    void leaveOut(const std::filesystem::path &path, const Error &why)
    {
        m_result.leftOut.push_back({"%1: %2", {m_mask.all(path.filename().string()), why.detail()}});
    }

    ProblemFile contents() const
    {
        std::string text
            = fmt::format("Reviver {}: what is in this file\n\nMade on {} ({}).\n", m_input.programVersion,
                          dateTimeText(m_input.time), m_mask.all(m_input.system));
        text += "Reviver sent it to nobody. Look into it before you do.\n";
        for (const ProblemFile &file : m_result.files)
            text += fmt::format("\n{}\n  {}.\n  Masked: {}.\n", file.name, file.what.english(),
                                file.masked.english());
        if (!m_result.leftOut.empty())
            text += "\nNot in it\n";
        for (const Message &one : m_result.leftOut)
            text += fmt::format("  {}.\n", one.english());
        return {"contents.txt", REVIVER_TR("This list"), REVIVER_TR("nothing: it names nobody"), text};
    }

    const ProblemInput &m_input;
    Mask m_mask;
    ProblemFiles m_result;
    int m_logs = 0;
};

}  // namespace

ProblemFiles problemFiles(const ProblemInput &input)
{
    return Collector(input).collect();
}

void addLastRuns(ProblemInput &input, const std::filesystem::path &logs,
                 const std::filesystem::path &journals)
{
    constexpr std::size_t kRuns = 3;
    input.logs = newestFiles(logs, ".log", kRuns);
    input.journals = newestFiles(journals, kJournalEnding, kRuns);
}

std::filesystem::path newestRecording(const std::filesystem::path &folder)
{
    const auto newest = newestFiles(folder, kRecordingEnding, 1);
    return newest.empty() ? std::filesystem::path() : newest.front();
}

std::vector<std::filesystem::path> newestFiles(const std::filesystem::path &folder, const char *ending,
                                               std::size_t most)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    std::error_code unknown;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (entry->path().extension() == ending && entry->file_size(unknown) > 0)
            files.push_back(entry->path());
    std::ranges::sort(files, std::ranges::greater());
    files.resize(std::min(files.size(), most));
    return files;
}

}  // namespace reviver
