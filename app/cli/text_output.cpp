// SPDX-License-Identifier: Apache-2.0
#include "app/cli/text_output.h"

#include "app/cli/terminal.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <set>

namespace reviver::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw{200};

void printParagraph(const char *title, const std::vector<Message> &lines)
{
    if (lines.empty())
        return;
    fmt::print("\n{}\n", title);
    for (const Message &line : lines)
        fmt::print("  {}\n", line.english());
}

const char *markOf(SeenCheck::State state)
{
    switch (state) {
    case SeenCheck::State::Seen:
        return "yes    ";
    case SeenCheck::State::Differs:
        return "differs";
    case SeenCheck::State::NotSeen:
        break;
    }
    return "no     ";
}

void printSeen(const std::vector<SeenCheck> &seen)
{
    if (seen.empty())
        return;
    fmt::print("\nWhat was seen\n");
    for (const SeenCheck &check : seen)
        fmt::print("  {}  {}{}{}\n", markOf(check.state), check.title.english(),
                   check.detail.empty() ? "" : ": ", check.detail.english());
}

// "3 to 4 min left", in seconds near the end.
std::string timeLeftText(const ProgressModel::TimeRange &left)
{
    constexpr std::chrono::seconds kInSeconds{90};
    if (left.longest < kInSeconds)
        return fmt::format("{} to {} s left", left.shortest.count(), left.longest.count());
    return fmt::format("{} to {} min left", std::max<long>(1, left.shortest.count() / 60),
                       (left.longest.count() + 59) / 60);
}

}  // namespace

TextOutput::TextOutput(Options options, const Clock &clock, RunLog *log)
    : RepairOutput(clock, log)
    , m_options(std::move(options))
    , m_drawsProgress(outputIsTerminal())
{
}

void TextOutput::say(const std::string &text)
{
    toLog({clock().wallTime(), LogLevel::Note, {"%1", {text}}});
    show(text);
}

void TextOutput::show(const std::string &text)
{
    clearProgress();
    fmt::print("{}\n", text);
    std::fflush(stdout);
}

void TextOutput::planMade(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    m_progress.start(plan, clock().now());
    std::set<std::string_view> leftOut;
    for (const PlannedImage &image : plan.images)
        if (const ImageRole role = bundle.images[image.index].role; !image.write && holdsIdentity(role))
            leftOut.insert(roleName(role));
    for (const std::string_view role : leftOut)
        m_includeAll += fmt::format(" --include {}", role);

    fmt::print("\n");
    for (const Message &line : describePlan(plan, bundle))
        say(line.english());
    fmt::print("\n");
}

void TextOutput::dryRunDone(const RepairPlan &)
{
    say("Dry run: the repair may start. Nothing was changed on the modem.");
}

void TextOutput::refused(const Trouble &trouble, const RepairPlan *)
{
    clearProgress();
    print(trouble);
}

void TextOutput::finished(const RepairResult &result)
{
    clearProgress();
    fmt::print("\n{}\n{}\n", result.headline.english(), result.summary.english());
    if (!result.happened.empty())
        printParagraph("What happened", {result.happened});
    printParagraph("The modem now", result.state);
    printIdentity(result);
    printSeen(result.seen);
    if (result.linkAdvice)
        printParagraph("The link", {*result.linkAdvice});
    printNext(result);
    printFiles(result);
}

void TextOutput::printNext(const RepairResult &result) const
{
    fmt::print("\nWhat to do next\n");
    int number = 0;
    for (const NextStep &step : result.next)
        fmt::print("  {}. {}\n     {}\n", ++number, step.text.english(),
                   m_options.next.commandFor(step.action, result, m_includeAll));
}

void TextOutput::printFiles(const RepairResult &result) const
{
    if (!log() && result.journal.empty() && result.code.empty())
        return;
    fmt::print("\nFiles and code\n");
    if (log())
        fmt::print("  Log file       {}\n", log()->path().string());
    if (result.canContinue)
        fmt::print("  Journal        {}\n", result.journal.string());
    if (!result.code.empty())
        fmt::print("  Code           {}\n", result.code);
}

void TextOutput::printIdentity(const RepairResult &result) const
{
    const auto shownText = [this](const std::string &value) {
        return value.empty() ? "not seen" : m_options.showIdentity ? value : maskIdentity(value);
    };
    const auto plain = [](const std::string &value) { return value.empty() ? "not seen" : value; };
    fmt::print("\nBefore and after\n");
    fmt::print("  Port     {} -> {}\n", plain(result.port), plain(result.portAfter));
    fmt::print("  Mode     {} -> {}\n", modeTitle(result.modeBefore).english(),
               modeTitle(result.mode).english());
    fmt::print("  Version  {} -> {}\n", plain(result.before.firmware), plain(result.after.firmware));
    fmt::print("  IMEI     {} -> {}\n", shownText(result.before.imei), shownText(result.after.imei));
}

void TextOutput::logged(const LogLine &line)
{
    toLog(line);
    if (shown(line.level))
        show(fmt::format("{}  {}", timeOfDayText(line.time), line.text.english()));
}

void TextOutput::stepStarted(std::size_t)
{
}

void TextOutput::stepFinished(std::size_t step)
{
    m_progress.stepFinished(step);
}

void TextOutput::progressed(const RepairProgress &progress)
{
    const Clock::Instant now = clock().now();
    m_progress.progressed(progress, now);
    if (!m_drawsProgress || (m_progressShown && now - m_lastDrawn < kRedraw))
        return;
    if (progress.done == 0 || progress.done == progress.total)
        return clearProgress();
    m_lastDrawn = now;
    drawProgress(progress);
}

void TextOutput::modeChanged(DeviceMode)
{
}

void TextOutput::stalled(std::chrono::milliseconds silence, std::chrono::milliseconds limit)
{
    const auto inSeconds = [](std::chrono::milliseconds duration) { return duration.count() / 1000; };
    if (silence.count() == 0)
        say(fmt::format("{}  The modem answers again.", timeOfDayText(clock().wallTime())));
    else
        say(fmt::format("{}  No answer for {} s. Still waiting, {} s at most.",
                        timeOfDayText(clock().wallTime()), inSeconds(silence), inSeconds(limit)));
}

void TextOutput::planChanged(const RepairPlan &plan)
{
    m_progress.replan(plan);
}

bool TextOutput::shown(LogLevel level) const
{
    if (level == LogLevel::Wire)
        return m_options.verbosity > 1;
    return level != LogLevel::Detail || m_options.verbosity > 0;
}

void TextOutput::drawProgress(const RepairProgress &progress)
{
    constexpr double kMega = 1e6;
    std::string line = fmt::format("  {:3} %  {:.1f} of {:.1f} MB", m_progress.wholePercent(),
                                   static_cast<double>(progress.done) / kMega,
                                   static_cast<double>(progress.total) / kMega);
    if (const auto speed = m_progress.averageSpeed())
        line += fmt::format("  {:.2f} MB/s", *speed / kMega);
    if (const auto left = m_progress.timeLeft())
        line += "  " + timeLeftText(*left);
    if (progress.link.errors > 0)
        line += fmt::format("  {} link errors in {} blocks", progress.link.errors, progress.link.blocks);
    line.resize(std::min<std::size_t>(line.size(), static_cast<std::size_t>(terminalWidth() - 1)));
    fmt::print("\r\x1b[K{}", line);
    std::fflush(stdout);
    m_progressShown = true;
}

void TextOutput::clearProgress()
{
    if (m_progressShown)
        fmt::print("\r\x1b[K");
    m_progressShown = false;
}

}  // namespace reviver::cli
