// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/next_commands.h"
#include "app/cli/repair_output.h"
#include "core/repair/progress_model.h"

namespace reviver::cli {

/// The work of `resurrect` as text: the log with times, on a screen a line of
/// progress under it, and the result in words. Everything also goes to the log file.
class TextOutput final : public RepairOutput {
public:
    struct Options {
        int verbosity = 0;
        bool showIdentity = false;
        NextCommands next;
    };

    /// `log` may be null. Both outlive the output.
    TextOutput(Options options, const Clock &clock, RunLog *log);

    void say(const std::string &text) override;
    void planMade(const RepairPlan &plan, const FirmwareBundle &bundle) override;
    void dryRunDone(const RepairPlan &plan) override;
    void refused(const Trouble &trouble, const RepairPlan *plan) override;
    void finished(const RepairResult &result) override;

    void logged(const LogLine &line) override;
    void stepStarted(std::size_t step) override;
    void stepFinished(std::size_t step) override;
    void progressed(const RepairProgress &progress) override;
    void modeChanged(DeviceMode mode) override;
    void stalled(std::chrono::milliseconds silence, std::chrono::milliseconds limit) override;
    void planChanged(const RepairPlan &plan) override;

private:
    bool shown(LogLevel level) const;
    void show(const std::string &text);
    void drawProgress(const RepairProgress &progress);
    void clearProgress();
    void printIdentity(const RepairResult &result) const;
    void printNext(const RepairResult &result) const;
    void printFiles(const RepairResult &result) const;

    Options m_options;
    ProgressModel m_progress;
    std::string m_includeAll;  ///< the options that add what was left out
    bool m_drawsProgress;
    bool m_progressShown = false;
    Clock::Instant m_lastDrawn{};
};

}  // namespace reviver::cli
