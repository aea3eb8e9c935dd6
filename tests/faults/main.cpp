// SPDX-License-Identifier: Apache-2.0
// The fault matrix: each way of writing times everything that can go wrong.
#include "tests/faults/child_processes.h"
#include "tests/faults/fault_table.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

namespace reviver::test {
namespace {

/// In real time: a case takes a fraction of a second.
constexpr unsigned kHangSeconds = 120;

/// How many seeds each cell gets.
struct Amount {
    std::uint64_t memory;
    std::uint64_t memoryBoundaries;  ///< of unplug-boundary: three for each image and more
    std::uint64_t pty;
};
constexpr Amount kShort{1, 1, 1};
constexpr Amount kFull{13, 48, 3};

std::string g_caseName;  ///< for the one who looks for a hang

void onHang(int)
{
    constexpr std::string_view text = "hangs: ";
    (void)!::write(STDERR_FILENO, text.data(), text.size());
    (void)!::write(STDERR_FILENO, g_caseName.data(), g_caseName.size());
    ::_exit(3);
}

std::vector<FaultCase> casesOf(const Amount &amount, std::uint64_t firstSeed)
{
    std::vector<FaultCase> all;
    for (const MatrixRoute &route : kMatrixRoutes) {
        for (const MatrixFault &fault : matrixFaults()) {
            const bool boundary = std::string_view(fault.name) == "unplug-boundary";
            for (std::uint64_t i = 0; i < (boundary ? amount.memoryBoundaries : amount.memory); ++i)
                all.push_back({&route, &fault, World::Memory, firstSeed + i});
            for (std::uint64_t i = 0; i < amount.pty; ++i)
                all.push_back({&route, &fault, World::Pty, firstSeed + i});
        }
    }
    return all;
}

CaseVerdict watched(const FaultCase &one)
{
    g_caseName = one.name() + "\n";
    ::alarm(kHangSeconds);
    const CaseVerdict verdict = runCase(one);
    ::alarm(0);
    for (const std::string &what : verdict.wrong)
        fmt::print(stderr, "{}: {}\n", one.name(), what);
    return verdict;
}

int runAll(const std::vector<FaultCase> &cases, const std::string &file)
{
    FaultTable table;
    const auto brokenOff = runInChildren(cases, watched, [&](const CaseEnd &end) {
        table.add(cases[end.index], end.runs, end.wrong);
    });
    for (const std::size_t at : brokenOff)
        fmt::print(stderr, "{}: crashed or hung\n", cases[at].name());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << table.markdown();
    fmt::print("{} of {} cases ended, {} of them wrong; table in {}\n", table.cases(), cases.size(),
               table.bad(), file);
    return brokenOff.empty() && table.bad() == 0 ? 0 : 1;
}

int runNamed(const std::string &name)
{
    const auto one = parseCase(name);
    if (!one) {
        fmt::print(stderr, "{}\n", one.error().detail());
        return 2;
    }
    const CaseVerdict verdict = watched(*one);
    fmt::print("{}: {} after {} runs\n", one->name(), verdict.wrong.empty() ? "well" : "wrong", verdict.runs);
    return verdict.wrong.empty() ? 0 : 1;
}

int run(int argc, char **argv)
{
    CLI::App app("Repairs practice modems while things go wrong");
    bool full = false;
    bool isShort = false;
    std::string name;
    std::string file = REVIVER_BINARY_DIR "/fault-matrix.md";
    std::uint64_t seed = 1;
    auto *what = app.add_option_group("what");
    what->add_flag("--short", isShort, "A few cases of each cell");
    what->add_flag("--full", full, "Two thousand cases and more");
    what->add_option("--case", name, "One case: ROUTE/FAULT/WORLD/SEED");
    what->require_option(1);
    app.add_option("--seed", seed, "The first seed; each case adds one");
    app.add_option("--table", file, "Where the table goes");
    CLI11_PARSE(app, argc, argv);
    std::signal(SIGALRM, onHang);
    if (!name.empty())
        return runNamed(name);
    return runAll(casesOf(full ? kFull : kShort, seed), file);
}

}  // namespace
}  // namespace reviver::test

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return reviver::test::run(argc, argv);
}
