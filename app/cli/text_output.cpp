// SPDX-License-Identifier: Apache-2.0
#include "app/cli/text_output.h"

#include "app/cli/terminal.h"

#include <cstdio>
#include <fmt/format.h>
#include <set>

namespace reviver::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw{200};

void printParagraph(const char *title, const std::vector<Message> &lines, bool numbered)
{
    if (lines.empty())
        return;
    fmt::print("\n{}\n", title);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (numbered)
            fmt::print("  {}. {}\n", i + 1, lines[i].english());
        else
            fmt::print("  {}\n", lines[i].english());
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

// Octets in a step: 100 % is only said when it is true.
double percentOf(const RepairProgress &progress)
{
    return progress.total == 0
        ? 0
        : 100.0 * static_cast<double>(progress.done) / static_cast<double>(progress.total);
}

}  // namespace

TextOutput::TextOutput(Options options, const Clock &clock, RunLog *log)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_log(log)
    , m_pace(clock)
    , m_drawsProgress(outputIsTerminal())
{
}

void TextOutput::say(const std::string &text)
{
    if (m_log)
        m_log->write({m_clock.wallTime(), LogLevel::Note, {"%1", {text}}});
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
        printParagraph("What happened", {result.happened}, false);
    printParagraph("The modem now", result.state, false);
    printIdentity(result);
    printSeen(result.seen);
    printParagraph("What to do next", result.next, true);
    printCommands(result);
}

void TextOutput::printCommands(const RepairResult &result) const
{
    fmt::print("\nCommands and files\n");
    if (result.outcome != Outcome::Verified)
        fmt::print("  Once more      {}\n", m_options.sameAgain);
    if (result.offerCompleteSet)
        fmt::print("  Complete set   {}{}\n", m_options.sameAgain, m_includeAll);
    fmt::print("  Report         {}\n", m_options.saveReport);
    if (m_log)
        fmt::print("  Log file       {}\n", m_log->path().string());
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
    if (m_log)
        m_log->write(line);
    if (shown(line.level))
        show(fmt::format("{}  {}", timeOfDayText(line.time), line.text.english()));
}

void TextOutput::stepStarted(std::size_t)
{
}

void TextOutput::stepFinished(std::size_t)
{
}

void TextOutput::progressed(const RepairProgress &progress)
{
    m_pace.update(progress.done, progress.total);
    const Clock::Instant now = m_clock.now();
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
        say(fmt::format("{}  The modem answers again.", timeOfDayText(m_clock.wallTime())));
    else
        say(fmt::format("{}  No answer for {} s. Still waiting, {} s at most.",
                        timeOfDayText(m_clock.wallTime()), inSeconds(silence), inSeconds(limit)));
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
    std::string line = fmt::format("  {:5.1f} %  {:.1f} of {:.1f} MB", percentOf(progress),
                                   static_cast<double>(progress.done) / kMega,
                                   static_cast<double>(progress.total) / kMega);
    if (m_pace.average() > 0)
        line += fmt::format("  {:.2f} MB/s", m_pace.average() / kMega);
    if (const std::string left = m_pace.timeLeftText(); !left.empty())
        line += "  " + left;
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
