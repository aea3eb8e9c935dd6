// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/run_log.h"
#include "tests/faults/routes.h"
#include "tests/repair/job_bench.h"

#include <random>
#include <set>

namespace reviver::test {

/// The numbers of a repair in which nothing goes wrong: where faults can be put.
struct CleanRun {
    PracticeTraffic before;                 ///< when it begins, after the modem was asked
    PracticeTraffic after;                  ///< when it has ended
    std::vector<std::uint64_t> boundaries;  ///< octets of image data before each image, but the first
    std::size_t announcements = 0;          ///< of progress
    std::uint64_t journal = 0;              ///< octets of its journal
};
/// Made once for each route.
const CleanRun &cleanRun(const MatrixRoute &route);

/// What a case may choose: the same for the same seed.
class Dice {
public:
    Dice(const MatrixRoute &route, std::uint64_t number)
        : clean(cleanRun(route))
        , seed(number)
        , m_random(number)
    {
    }

    std::uint64_t from(std::uint64_t least, std::uint64_t most)
    {
        return std::uniform_int_distribution<std::uint64_t>(least, std::max(least, most))(m_random);
    }
    std::uint64_t block() { return from(1, clean.after.blocks); }
    std::uint64_t image() { return from(1, clean.after.images); }
    std::uint64_t octet() { return from(1, clean.after.octets); }
    /// An octet of the line, while the repair runs.
    std::uint64_t sent() { return from(clean.before.sent + 1, clean.after.sent); }
    std::uint64_t answered() { return from(clean.before.answered + 1, clean.after.answered); }

    const CleanRun &clean;
    const std::uint64_t seed;

private:
    std::mt19937_64 m_random;
};

/// Where JobBench plugs its modem in.
inline constexpr auto kItsPlace = "1-4";

/// A bench whose surroundings can go wrong as well.
struct FaultBench : JobBench {
    using JobBench::JobBench;

    std::unique_ptr<PracticeHost> other;  ///< another modem, left alone by all
    std::optional<RunLog> log;
    int logFailures = 0;
};

/// One thing that goes wrong.
struct MatrixFault {
    const char *name;
    const char *text;         ///< for the table
    std::set<Outcome> may{};  ///< how the run may end that it happens in
    /// What the modem does wrong.
    std::vector<Fault> (*modem)(Dice &dice) = nullptr;
    /// What happens around it.
    void (*around)(FaultBench &bench, Dice &dice) = nullptr;
    /// What the owner does afterwards, besides plugging the modem in again.
    void (*mend)(FaultBench &bench) = nullptr;
    bool silent = false;  ///< the modem is silent so long that it must be told
    bool kills = false;   ///< the program ends with it
};

/// Add a fault by adding a row.
const std::vector<MatrixFault> &matrixFaults();

}  // namespace reviver::test
