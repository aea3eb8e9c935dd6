// SPDX-License-Identifier: Apache-2.0
#include "app/cli/json_output.h"

#include "app/cli/json_print.h"
#include "core/repair/json_lines.h"
#include "core/repair/next_steps.h"

#include <nlohmann/json.hpp>

namespace reviver::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::milliseconds kInterval{250};  ///< between two lines of progress

RepairResult refusalOf(const Trouble &trouble)
{
    RepairResult result;
    result.outcome = trouble.code == ExitCode::Stopped ? Outcome::Stopped : Outcome::Refused;
    result.headline = {"%1", {trouble.what}};
    result.state = {{"%1", {trouble.state}}};
    for (const std::string &next : trouble.next)
        result.next.push_back(detectAgain({"%1", {next}}));
    return result;
}

}  // namespace

JsonOutput::JsonOutput(bool showIdentity, const Clock &clock, RunLog *log)
    : RepairOutput(clock, log)
    , m_showIdentity(showIdentity)
{
}

void JsonOutput::say(const std::string &text)
{
    logged({clock().wallTime(), LogLevel::Note, {"%1", {text}}});
}

void JsonOutput::planMade(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    m_steps = plan.steps;
    for (const Message &line : describePlan(plan, bundle))
        toLog({clock().wallTime(), LogLevel::Detail, line});
    note(logLevelName(LogLevel::Note), "The plan is made.", {{"plan", planJson(plan, bundle)}});
}

void JsonOutput::dryRunDone(const RepairPlan &plan)
{
    printJson({{"event", "result"},
               {"outcome", "planned"},
               {"headline", "Dry run: the repair may start. Nothing was changed on the modem."},
               {"bytes", 0},
               {"planned_bytes", plan.bytes},
               {"seconds", 0},
               {"next", Json::array({"Run the same command without --dry-run."})}});
}

void JsonOutput::refused(const Trouble &trouble, const RepairPlan *)
{
    Json line = resultJson(refusalOf(trouble));
    line["exit_code"] = static_cast<int>(trouble.code);
    printJson(line);
    print(trouble);
}

void JsonOutput::finished(const RepairResult &result)
{
    Json line = resultJson(result);
    const auto shown
        = [this](const std::string &value) { return m_showIdentity ? value : maskIdentity(value); };
    if (!result.after.imei.empty())
        line["imei"] = shown(result.after.imei);
    line["exit_code"] = static_cast<int>(exitCodeOf(result.outcome));
    if (log())
        line["log"] = log()->path().string();
    printJson(line);
}

void JsonOutput::logged(const LogLine &line)
{
    toLog(line);
    if (line.level != LogLevel::Wire)
        note(logLevelName(line.level), line.text.english(), {});
}

void JsonOutput::stepStarted(std::size_t index)
{
    step(index, "started");
}

void JsonOutput::stepFinished(std::size_t index)
{
    if (!m_lastShown)
        printJson(progressJson(m_last));
    m_lastShown = true;
    step(index, "finished");
}

void JsonOutput::progressed(const RepairProgress &progress)
{
    m_last = progress;
    const Clock::Instant now = clock().now();
    m_lastShown = now - m_lastTime >= kInterval;
    if (!m_lastShown)
        return;
    m_lastTime = now;
    printJson(progressJson(progress));
}

void JsonOutput::modeChanged(DeviceMode mode)
{
    note(logLevelName(LogLevel::Note), modeTitle(mode).english(), {{"mode", modeName(mode)}});
}

void JsonOutput::stalled(std::chrono::milliseconds silence, std::chrono::milliseconds limit)
{
    const auto seconds
        = [](std::chrono::milliseconds duration) { return std::chrono::duration<double>(duration).count(); };
    note(logLevelName(LogLevel::Warning),
         silence.count() == 0 ? "The modem answers again." : "No answer. Still waiting.",
         {{"silence", seconds(silence)}, {"limit", seconds(limit)}});
}

void JsonOutput::awaitingModem(std::chrono::milliseconds limit)
{
    note(logLevelName(LogLevel::Warning),
         limit.count() == 0 ? "The modem is not awaited any more." : "The modem is awaited.",
         {{"awaiting", std::chrono::duration<double>(limit).count()}});
}

void JsonOutput::planChanged(const RepairPlan &plan)
{
    m_steps = plan.steps;
}

void JsonOutput::note(std::string_view level, const std::string &text, Json more)
{
    Json line{{"event", "note"}, {"time", isoTimeText(clock().wallTime())}, {"level", level}, {"text", text}};
    if (more.is_object())
        line.update(more);
    printJson(line);
}

void JsonOutput::step(std::size_t index, const char *state)
{
    Json line{{"event", "step"}, {"step", index}, {"steps", m_steps.size()}, {"state", state}};
    if (index < m_steps.size()) {
        line["title"] = m_steps[index].title.english();
        line["bytes"] = m_steps[index].bytes;
    }
    printJson(line);
}

}  // namespace reviver::cli
