// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/repair_output.h"

#include <nlohmann/json_fwd.hpp>

namespace reviver::cli {

/// The work of `resurrect` as one JSON object a line on stdout. Fields are stable;
/// docs/reviver-cli.1 describes them. Words for people still go to stderr.
class JsonOutput final : public RepairOutput {
public:
    /// `log` may be null. Both outlive the output.
    JsonOutput(bool showIdentity, const Clock &clock, RunLog *log);

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
    void awaitingModem(std::chrono::milliseconds limit) override;
    void planChanged(const RepairPlan &plan) override;

private:
    void note(std::string_view level, const std::string &text, nlohmann::ordered_json more);
    void step(std::size_t index, const char *state);

    bool m_showIdentity;
    std::vector<PlanStep> m_steps;
    RepairProgress m_last;
    bool m_lastShown = true;
    Clock::Instant m_lastTime{};
};

}  // namespace reviver::cli
