// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/fault_rows.h"

#include <map>

namespace reviver::test {
namespace {

const std::set<Outcome> kGood{Outcome::Verified};
const std::set<Outcome> kBad{Outcome::Failed};
const std::set<Outcome> kEither{Outcome::Verified, Outcome::Failed};
/// Of the last answers one may be lost that would have told the version.
const std::set<Outcome> kHonest{Outcome::Verified, Outcome::Failed, Outcome::Written, Outcome::Refused};

std::vector<Fault> one(FaultKind kind, std::uint64_t at, std::chrono::seconds duration = {})
{
    return {{kind, at, duration}};
}

std::vector<Fault> unplugSomewhere(Dice &dice)
{
    return one(FaultKind::Unplug, dice.octet());
}

/// Each boundary three times: at the last octet before it, and one to either side.
std::vector<Fault> unplugAtBoundary(Dice &dice)
{
    const auto &all = dice.clean.boundaries;
    const std::uint64_t boundary = all.empty() ? 1 : all[dice.seed / 3 % all.size()];
    return one(FaultKind::Unplug, std::max<std::uint64_t>(1, boundary + dice.seed % 3 - 1));
}

void plugInAgain(FaultBench &bench, Dice &)
{
    bench.observer.onAwaiting = [&bench] { bench.host.replug(); };
}

void comeBackAs(FaultBench &bench, const char *location, const char *prefix)
{
    bench.observer.onAwaiting = [&bench, location, prefix] {
        bench.bus.plug(bench.host, location, prefix);
        bench.host.replug();
    };
}

void plugOtherIn(FaultBench &bench, Dice &)
{
    const bool isBalong = bench.host.scenario().name.starts_with("e3372");
    const auto &scenario = *findScenario(isBalong ? "e392-unfinished" : "e3372-download");
    bench.other = std::make_unique<PracticeHost>(scenario, bench.clock, fastModem());
    bench.observer.onAwaiting = [&bench] {
        bench.bus.pull(bench.host);
        bench.bus.plug(*bench.other, kItsPlace, "other");
    };
}

void plugRightOneIn(FaultBench &bench)
{
    bench.bus.pull(*bench.other);
    bench.bus.plug(bench.host, kItsPlace);
}

void plugInWhereItWas(FaultBench &bench)
{
    bench.bus.plug(bench.host, kItsPlace);
}

void fillLogDisk(FaultBench &bench, Dice &)
{
    auto log = RunLog::open("/dev/full");
    if (!log)
        return;
    bench.log = *std::move(log);
    bench.observer.onLogged = [&bench](const LogLine &line) {
        if (!bench.log->write(line))
            ++bench.logFailures;
    };
}

void fillJournalDisk(FaultBench &bench, Dice &dice)
{
    bench.files.room = dice.from(0, dice.clean.journal);
}

void makeRoom(FaultBench &bench)
{
    bench.files.room = UINT64_MAX;
}

/// Unwinds out of the job, which then neither ends its journal nor tells anybody.
void kill(FaultBench &bench, Dice &dice)
{
    const std::uint64_t last = dice.from(1, dice.clean.announcements);
    bench.observer.onProgress = [last, seen = std::uint64_t{0}](const RepairProgress &) mutable {
        if (++seen >= last)
            throw Killed{};
    };
}

void killWithFullDisk(FaultBench &bench, Dice &dice)
{
    bench.files.room = dice.from(dice.clean.journal / 4, dice.clean.journal);
    kill(bench, dice);
}

void losePowerToo(FaultBench &bench)
{
    bench.host.unplug();
}

void moveElsewhere(FaultBench &bench)
{
    bench.bus.plug(bench.host, "2-1.3", "elsewhere");
}

CleanRun measure(const MatrixRoute &route)
{
    JobBench bench(route.scenario);
    CleanRun clean;
    std::size_t step = 0;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (clean.announcements++ == 0)
            clean.before = bench.host.traffic();
        if (std::exchange(step, at.step) == at.step)
            return;
        const std::uint64_t octets = bench.host.traffic().octets;
        if (octets > 0 && (clean.boundaries.empty() || clean.boundaries.back() < octets))
            clean.boundaries.push_back(octets);
    };
    if (bench.repair().outcome != Outcome::Verified)
        throw std::runtime_error(std::string(route.name) + ": fails without a fault");
    clean.after = bench.host.traffic();
    clean.journal = std::filesystem::file_size(bench.journalPath());
    return clean;
}

std::vector<MatrixFault> unpluggings()
{
    return {
        {"unplug-boundary", "Unplugged where an image begins or ends, plugged in again", kGood,
         unplugAtBoundary, plugInAgain},
        {"unplug", "Unplugged at any octet, plugged in again", kGood, unplugSomewhere, plugInAgain},
        {"unplug-for-good", "Unplugged, not plugged in for ten minutes", kBad, unplugSomewhere},
        {"other-name", "Unplugged, back under another port name", kGood, unplugSomewhere,
         [](FaultBench &bench, Dice &) { comeBackAs(bench, kItsPlace, "another"); }},
        {"other-path", "Unplugged, back at another USB path", kEither, unplugSomewhere,
         [](FaultBench &bench, Dice &) { comeBackAs(bench, "3-2", "another"); }, plugInWhereItWas},
        {"other-modem", "Unplugged, another modem plugged in instead", kBad, unplugSomewhere, plugOtherIn,
         plugRightOneIn},
    };
}

std::vector<MatrixFault> lineFaults()
{
    const auto row = [](const char *name, const char *text, std::vector<Fault> (*modem)(Dice &)) {
        return MatrixFault{name, text, kHonest, modem};
    };
    return {
        row("lose-octet", "An octet to the modem is lost",
            [](Dice &dice) { return one(FaultKind::LoseOctet, dice.sent()); }),
        row("flip-octet", "A bit of an octet to the modem changes",
            [](Dice &dice) { return one(FaultKind::FlipOctet, dice.sent()); }),
        row("repeat-octet", "An octet to the modem arrives twice",
            [](Dice &dice) { return one(FaultKind::RepeatOctet, dice.sent()); }),
        row("lose-answer-octet", "An octet from the modem is lost",
            [](Dice &dice) { return one(FaultKind::LoseAnswerOctet, dice.answered()); }),
        row("flip-answer-octet", "A bit of an octet from the modem changes",
            [](Dice &dice) { return one(FaultKind::FlipAnswerOctet, dice.answered()); }),
        row("repeat-answer-octet", "An octet from the modem arrives twice",
            [](Dice &dice) { return one(FaultKind::RepeatAnswerOctet, dice.answered()); }),
        {"split", "Answers come one octet at a time", kGood,
         [](Dice &dice) { return one(FaultKind::SplitAnswers, dice.answered()); }},
    };
}

template <int Least, int Most>
std::vector<Fault> lateBySeconds(Dice &dice)
{
    const std::uint64_t block = dice.block();
    return one(FaultKind::Stall, block, std::chrono::seconds(dice.from(Least, Most)));
}

std::vector<MatrixFault> answerFaults()
{
    MatrixFault stall{"stall", "An answer comes 7 to 13 seconds late", kGood, lateBySeconds<7, 13>};
    MatrixFault longStall{"long-stall", "An answer comes 10 to 50 minutes late", kBad,
                          lateBySeconds<600, 3000>};
    stall.silent = longStall.silent = true;
    return {
        {"delay", "An answer comes 1 to 4 seconds late", kGood, lateBySeconds<1, 4>},
        stall,
        longStall,
        {"nak", "A block is refused", kEither, [](Dice &dice) { return one(FaultKind::Nak, dice.block()); }},
        {"lost-reply", "A block's reply is lost", kEither,
         [](Dice &dice) { return one(FaultKind::DropReply, dice.block()); }},
        {"damaged-reply", "A block's reply is damaged", kEither,
         [](Dice &dice) { return one(FaultKind::CorruptReply, dice.block()); }},
        {"ack-without-writing", "An image is acknowledged, not written", kBad,
         [](Dice &dice) { return one(FaultKind::AckWithoutWriting, dice.image()); }},
        {"short-ack", "An image is acknowledged at half of it (Firehose only)", kEither,
         [](Dice &dice) { return one(FaultKind::ShortAck, dice.image()); }},
        {"bad-block", "A flash block wears out while it is written", kEither,
         [](Dice &dice) { return one(FaultKind::BadBlock, dice.block()); }},
    };
}

std::vector<MatrixFault> computerFaults()
{
    return {
        {"log-full", "The disk of the log is full", kGood, nullptr, fillLogDisk},
        {"journal-full",
         "The disk of the journal is full",
         {Outcome::Verified, Outcome::Refused},
         nullptr,
         fillJournalDisk,
         makeRoom},
        {.name = "killed", .text = "The program is killed", .around = kill, .kills = true},
        {.name = "killed-disk-full",
         .text = "The disk of the journal is full, then the program is killed",
         .around = killWithFullDisk,
         .mend = makeRoom,
         .kills = true},
        {.name = "killed-unplugged",
         .text = "The program is killed and the modem unplugged",
         .around = kill,
         .mend = losePowerToo,
         .kills = true},
        {.name = "killed-moved",
         .text = "The program is killed, the modem has another name and USB path",
         .around = kill,
         .mend = moveElsewhere,
         .kills = true},
    };
}

}  // namespace

const CleanRun &cleanRun(const MatrixRoute &route)
{
    static std::map<std::string, CleanRun> all;
    const auto found = all.find(route.name);
    return found != all.end() ? found->second : all.emplace(route.name, measure(route)).first->second;
}

const std::vector<MatrixFault> &matrixFaults()
{
    static const std::vector<MatrixFault> all = [] {
        std::vector<MatrixFault> rows;
        for (const auto &part : {unpluggings(), lineFaults(), answerFaults(), computerFaults()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return all;
}

}  // namespace reviver::test
