// SPDX-License-Identifier: Apache-2.0
#include "core/repair/run_journal.h"

namespace reviver {
namespace {

/// A disk takes milliseconds for each record, so acknowledged blocks are kept together:
/// at most those of a second, or of a megabyte, are missing after a crash.
constexpr std::chrono::seconds kKeepEvery{1};
constexpr std::uint64_t kKeepOctets = 1u << 20;

}  // namespace

RunJournal::RunJournal(const JobSetup &setup, const Clock &clock, RunVoice &voice)
    : m_setup(setup)
    , m_clock(clock)
    , m_voice(voice)
{
    if (setup.continued)
        m_done = setup.continued->done;
}

Result<void> RunJournal::begin(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    if (!m_setup.files)
        return {};
    const Clock::WallTime now = m_clock.wallTime();
    auto writer = m_setup.continued
        ? JournalWriter::goOn(*m_setup.files, *m_setup.continued)
        : JournalWriter::create(*m_setup.files, m_setup.journals, now,
                                journalJob(plan, evidence, bundle, now, m_setup.program));
    if (!writer)
        return failure(writer.error().during("keeping the journal of this repair"));
    m_writer.emplace(*std::move(writer));
    if (auto written = m_writer->runBegan(now, journalRun(plan, evidence, bundle)); !written) {
        if (!m_setup.continued)
            remove();
        return failure(written.error().during("keeping the journal of this repair"));
    }
    m_voice.log(LogLevel::Detail, {REVIVER_TR("Journal: %1"), {m_writer->path().string()}});
    return {};
}

void RunJournal::runAgain(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    if (m_writer)
        keep(m_writer->runBegan(m_clock.wallTime(), journalRun(plan, evidence, bundle)));
}

void RunJournal::workBegan(const std::string &work)
{
    m_work = work;
    m_kept = 0;
    m_keptAt = m_clock.now();
    const bool counted = m_done.erase(work) > 0;
    if (m_writer)
        withdraw(m_writer->workBegan(m_clock.wallTime(), work), counted);
}

void RunJournal::acknowledged(std::uint64_t octets, const LinkQuality &link)
{
    const Clock::Instant now = m_clock.now();
    if (!m_writer || octets <= m_kept || (now - m_keptAt < kKeepEvery && octets - m_kept < kKeepOctets))
        return;
    keep(m_writer->acknowledged(m_clock.wallTime(), m_work, m_kept, octets, link));
    m_kept = octets;
    m_keptAt = now;
}

void RunJournal::workDone(const std::string &work, std::uint64_t bytes)
{
    m_done.insert(work);
    if (m_writer)
        keep(m_writer->workDone(m_clock.wallTime(), work, bytes));
}

void RunJournal::workUndone(const std::string &work)
{
    const bool counted = m_done.erase(work) > 0;
    if (m_writer)
        withdraw(m_writer->workUndone(m_clock.wallTime(), work), counted);
}

void RunJournal::modeSeen(DeviceMode mode)
{
    if (m_writer)
        keep(m_writer->modeSeen(m_clock.wallTime(), mode));
}

void RunJournal::modemLost(const Error &error)
{
    if (m_writer)
        keep(m_writer->modemLost(m_clock.wallTime(), error));
}

void RunJournal::ended(const RepairResult &result)
{
    if (!m_writer)
        return;
    keep(m_writer->ended(m_clock.wallTime(), result, !result.canContinue));
    // Without its end it would claim for ever that something is left to continue.
    if (m_failed && !result.canContinue)
        remove();
    m_writer.reset();
}

void RunJournal::withdraw(const Result<void> &written, bool counted)
{
    keep(written);
    // A journal that still calls this work done would be trusted wrongly.
    if (!written && counted)
        remove();
}

void RunJournal::remove()
{
    std::error_code ignored;
    std::filesystem::remove(path(), ignored);
    m_writer.reset();
}

std::filesystem::path RunJournal::path() const
{
    return m_writer ? m_writer->path() : std::filesystem::path();
}

void RunJournal::keep(const Result<void> &written)
{
    if (written || std::exchange(m_failed, true))
        return;
    m_voice.log(LogLevel::Warning,
                {REVIVER_TR("The journal can't be written any more (%1). The repair goes on. If it is "
                            "broken off, it can be continued from an earlier place."),
                 {written.error().detail()}});
}

}  // namespace reviver
