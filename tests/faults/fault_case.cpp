// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/fault_case.h"

#include "tests/faults/pty_line.h"

#include <algorithm>
#include <charconv>
#include <fmt/ranges.h>
#include <iterator>
#include <sstream>
#include <string_view>
#include <vector>

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

/// In virtual time: the longest time-outs of a repair and the wait for a lost modem.
constexpr auto kLongestRun = 60min;
/// The first, the one that goes on, and one more with fresh power at its old place, as next
/// steps advise.
constexpr int kMostRuns = 3;

/// One case under way.
class CaseRun {
public:
    explicit CaseRun(const FaultCase &one)
        : m_case(one)
        , m_dice(*one.route, one.seed)
        , m_bench(one.route->scenario, one.fault->modem ? one.fault->modem(m_dice) : std::vector<Fault>())
        , m_lines(m_bench.bus)
    {
        if (one.world == World::Pty)
            m_bench.opener = &m_lines;
    }

    CaseVerdict run()
    {
        if (m_case.fault->around)
            m_case.fault->around(m_bench, m_dice);
        auto result = attempt([this] { return m_bench.repair(); });
        checkFirst(result);
        m_firstPlan = m_bench.plan;
        while (!isRepaired(result) && m_verdict.runs < kMostRuns) {
            mend();
            result = attempt([this] { return goOn(); });
        }
        if (!isRepaired(result) && !runsTheFirmware())
            wrong("is not repaired in the end: {}", textOf(result));
        return m_verdict;
    }

private:
    template <typename... Values>
    void wrong(fmt::format_string<Values...> text, Values &&...values)
    {
        m_verdict.wrong.push_back(fmt::format(text, std::forward<Values>(values)...));
    }

    static bool isRepaired(const std::optional<RepairResult> &result)
    {
        return result && result->outcome == Outcome::Verified;
    }

    /// Everything was written, only nobody saw it: what told the version was lost, or the program
    /// that waited for it was killed. Not every modem can be led back from there.
    bool runsTheFirmware()
    {
        m_bench.plan = m_firstPlan;
        return m_bench.plan.imagesToWrite() > 0 && m_bench.host.mode() == PracticeMode::Normal
            && m_bench.flashEqualsFirmware(m_bench.host);
    }

    std::string textOf(const std::optional<RepairResult> &result) const
    {
        if (!result)
            return m_refusal.empty() ? "killed" : "refused to go on: " + m_refusal;
        return fmt::format("{}: {} / {}", outcomeName(result->outcome), result->headline.english(),
                           result->happened.english());
    }

    /// Nothing if the program was killed meanwhile.
    template <typename Work>
    std::optional<RepairResult> attempt(Work work)
    {
        ++m_verdict.runs;
        const auto start = m_bench.clock.now();
        std::optional<RepairResult> result;
        try {
            result = work();
        } catch (const Killed &) {
            // As if it had never come back.
        } catch (const std::exception &error) {
            wrong("an exception came out of run {}: {}", m_verdict.runs, error.what());
        }
        if (m_bench.clock.now() - start > kLongestRun)
            wrong("run {} took longer than an hour", m_verdict.runs);
        checkHonesty(result);
        return result;
    }

    /// What holds for every run, whatever happened.
    void checkHonesty(const std::optional<RepairResult> &result)
    {
        const RecordingObserver &seen = m_bench.observer;
        if (seen.wentBack || seen.last.done > seen.last.total)
            wrong("progress went back or past its end in run {}", m_verdict.runs);
        if (m_bench.other && !m_bench.other->flash().empty())
            wrong("another modem was written");
        if (!result)
            return;
        const bool claims = result->outcome == Outcome::Verified || result->outcome == Outcome::Written;
        if (claims && !m_bench.flashEqualsFirmware(m_bench.host))
            wrong("false success: {} over a wrong flash", textOf(result));
        if (claims && m_bench.host.mode() != PracticeMode::Normal)
            wrong("success, but the modem is in another mode");
        if (!claims && (result->code.empty() || result->next.empty() || result->state.size() != 3))
            wrong("words are missing: {}", textOf(result));
    }

    void checkFirst(const std::optional<RepairResult> &result)
    {
        const MatrixFault &fault = *m_case.fault;
        if (result && !fault.kills && !fault.may.contains(result->outcome))
            wrong("must not end so: {}", textOf(result));
        if (fault.silent && m_bench.observer.longestSilence < 5s)
            wrong("nobody was told that the modem was silent");
        if (m_bench.log && m_bench.logFailures != 1)
            wrong("a full disk of the log was told {} times", m_bench.logFailures);
    }

    /// What the owner does before going on.
    void mend()
    {
        m_bench.observer = {};
        if (m_verdict.runs == 1 && m_case.fault->mend)
            m_case.fault->mend(m_bench);
        if (m_verdict.runs > 1) {
            m_bench.bus.plug(m_bench.host, kItsPlace);
            m_bench.host.unplug();
        }
        m_bench.bus.devices();
        m_bench.host.replug();
        // Until it is there, whatever it was at.
        for (int i = 0; i < 4; ++i) {
            m_bench.clock.sleep(15min);
            m_bench.bus.devices();
        }
    }

    /// As the owner is offered it: the repair that was broken off, if something is left of it,
    /// or a new one.
    std::optional<RepairResult> goOn()
    {
        const auto jobs = listJobs(m_bench.folder / "jobs", m_bench.files);
        if (jobs.empty() || !jobs[0].contents || !jobs[0].contents->unfinished())
            return m_bench.repair();
        if (const auto ready = m_bench.prepare(); !ready) {
            m_refusal = ready.error().detail();
            return std::nullopt;
        }
        return m_bench.goOn();
    }

    const FaultCase &m_case;
    Dice m_dice;
    FaultBench m_bench;
    PtyLines m_lines;
    CaseVerdict m_verdict;
    RepairPlan m_firstPlan;
    std::string m_refusal;  ///< why it could not be gone on with
};

template <typename Rows>
auto rowNamed(const Rows &rows, std::string_view name) -> decltype(&rows[0])
{
    const auto found = std::ranges::find_if(rows, [&](const auto &row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

template <typename Rows>
std::string namesOf(const Rows &rows)
{
    std::vector<std::string_view> names;
    std::ranges::transform(rows, std::back_inserter(names), [](const auto &row) { return row.name; });
    return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

const char *worldName(World world)
{
    return world == World::Memory ? "memory" : "pty";
}

std::string FaultCase::name() const
{
    return fmt::format("{}/{}/{}/{}", route->name, fault->name, worldName(world), seed);
}

Result<FaultCase> parseCase(std::string_view name)
{
    std::vector<std::string> parts;
    std::istringstream stream{std::string(name)};
    for (std::string part; std::getline(stream, part, '/');)
        parts.push_back(part);
    const auto bad = [&](const std::string &why) {
        return failure(ErrorCode::InvalidArgument, fmt::format("case \"{}\": {}", name, why));
    };
    if (parts.size() != 4)
        return bad("write ROUTE/FAULT/WORLD/SEED");
    FaultCase one;
    one.route = rowNamed(kMatrixRoutes, parts[0]);
    if (!one.route)
        return bad("routes are " + namesOf(kMatrixRoutes));
    one.fault = rowNamed(matrixFaults(), parts[1]);
    if (!one.fault)
        return bad("faults are " + namesOf(matrixFaults()));
    if (parts[2] != "memory" && parts[2] != "pty")
        return bad("worlds are memory, pty");
    one.world = parts[2] == "memory" ? World::Memory : World::Pty;
    const auto [end, error] = std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), one.seed);
    if (error != std::errc() || end != parts[3].data() + parts[3].size())
        return bad("the seed is a whole number");
    return one;
}

CaseVerdict runCase(const FaultCase &one)
{
    try {
        return CaseRun(one).run();
    } catch (const std::exception &error) {
        return {{std::string("an exception came: ") + error.what()}, 0};
    }
}

}  // namespace reviver::test
