// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/journal.h"
#include "core/repair/run_voice.h"

namespace reviver {

/// What a run remembers of its work, in memory and in its journal.
///
/// A journal that can't be written before the start refuses the start. Once something is
/// written to the modem, the safest thing for the modem is that the repair ends: so a disk
/// that fills up then is told, and the repair goes on without its journal. What stands in
/// it stays true; a repair continued from it begins earlier.
class RunJournal {
public:
    RunJournal(const JobSetup &setup, const Clock &clock, RunVoice &voice);

    /// Makes the journal, or goes on with that of the repair that is continued.
    Result<void> begin(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle);
    /// The modem came back, and what is left was planned anew.
    void runAgain(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle);
    void workBegan(const std::string &work);
    /// Octets of the present work that the modem has acknowledged; not each call is kept.
    void acknowledged(std::uint64_t octets, const LinkQuality &link);
    void workDone(const std::string &work, std::uint64_t bytes);
    void workUndone(const std::string &work);
    void modeSeen(DeviceMode mode);
    void modemLost(const Error &error);
    void ended(const RepairResult &result);

    /// Names of the work that was acknowledged to its end, in this run or before it.
    const std::set<std::string> &done() const { return m_done; }
    /// Where it stands while it is being written; empty without a journal.
    std::filesystem::path path() const;

private:
    /// Tells the first failure.
    void keep(const Result<void> &written);
    /// As keep(), for a record that takes back an earlier one if `counted`.
    void withdraw(const Result<void> &written, bool counted);
    void remove();

    const JobSetup &m_setup;
    const Clock &m_clock;
    RunVoice &m_voice;
    std::optional<JournalWriter> m_writer;
    bool m_failed = false;
    std::set<std::string> m_done;
    std::string m_work;  ///< the present one
    std::uint64_t m_kept = 0;
    Clock::Instant m_keptAt{};
};

}  // namespace reviver
