// SPDX-License-Identifier: Apache-2.0
// Eight modems are repaired at once in one process.
#include "core/platform/append_only_files.h"
#include "core/repair/job_list.h"
#include "core/repair/run_log.h"
#include "tests/repair/practice_bench.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace reviver::test {
namespace {

constexpr int kModems = 8;
constexpr int kBroken = 5;  // refuses a block of one image
constexpr const char *kBrokenImage = "DSP2";
constexpr std::uint64_t kMostMemory = 300ull << 20;  ///< a copy of the firmware for each would be 290 MB more

/// The most memory that this process has had at once, in octets; 0 where the system does not say.
std::uint64_t peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::strtoull(line.c_str() + 6, nullptr, 10) * 1024;
    }
    return 0;
}

/// A folder with the practice firmware of the forum's sizes, made by another process: what
/// that needs does not count.
class Load : public testing::Test {
protected:
    void SetUp() override
    {
        m_folder = std::filesystem::path(testing::TempDir()) / fmt::format("reviver-load-{}", ::getpid());
        const pid_t maker = ::fork();
        if (maker == 0)
            ::_exit(writePracticeFiles(m_folder, PracticeSizes::Forum) ? 0 : 1);
        int status = 1;
        ASSERT_EQ(::waitpid(maker, &status, 0), maker);
        ASSERT_EQ(status, 0);
    }
    void TearDown() override
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    std::filesystem::path m_folder;
};

/// A modem, and the thread that repairs it with a journal and a log.
class Worker {
public:
    Worker(int number, const FirmwareBundle &bundle, AppendOnlyFiles &files,
           const std::filesystem::path &folder)
        : m_log(RunLog::open(folder / fmt::format("modem-{}.log", number)).value())
        , m_bench("e392-unfinished",
                  number == kBroken ? std::vector{parseFault("nak@5000").value()} : std::vector<Fault>())
    {
        m_bench.observer.onLogged = [this](const LogLine &line) { EXPECT_TRUE(m_log.write(line)); };
        JobSetup setup;
        setup.files = &files;
        setup.journals = folder / "jobs";
        m_thread = std::thread([this, &bundle, setup] { m_result = m_bench.repair(bundle, {}, {}, setup); });
    }

    const RepairResult &result()
    {
        if (m_thread.joinable())
            m_thread.join();
        return m_result;
    }
    const PracticeBench &bench() const { return m_bench; }
    std::string log() const
    {
        std::ifstream file(m_log.path());
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    RunLog m_log;
    PracticeBench m_bench;
    RepairResult m_result;
    std::thread m_thread;
};

TEST_F(Load, EightModemsAtOnceOfWhichOneFails)
{
    const FirmwareBundle bundle = openBundle(m_folder / "E392_practice_11.433.57.00.260.exe").value();
    SystemAppendOnlyFiles files;
    std::vector<std::unique_ptr<Worker>> workers;
    for (int number = 1; number <= kModems; ++number)
        workers.push_back(std::make_unique<Worker>(number, bundle, files, m_folder));
    std::uint64_t flash = 0;
    for (const auto &worker : workers) {
        worker->result();
        flash += worker->bench().host.traffic().octets;
    }
    // What the modems themselves hold is no memory of a repair.
    const std::uint64_t peak = peakMemory();
#if !defined(REVIVER_SANITIZED)  // which needs memory of its own
    EXPECT_LT(peak, kMostMemory + flash);
#endif
    std::printf("%llu MiB at most, without the flash of the modems\n",
                static_cast<unsigned long long>((peak - std::min(peak, flash)) >> 20));

    for (int number = 1; number <= kModems; ++number) {
        Worker &worker = *workers[static_cast<std::size_t>(number - 1)];
        const RepairResult &result = worker.result();
        const bool broken = number == kBroken;
        EXPECT_EQ(result.outcome, broken ? Outcome::Failed : Outcome::Verified) << number;
        EXPECT_EQ(worker.bench().flashEquals(bundle, worker.bench().plan), !broken) << number;
        EXPECT_EQ(result.failedImage.has_value(), broken) << number;
        EXPECT_NE(worker.log().find(result.headline.english()), std::string::npos) << number;
    }
    const RepairResult &broken = workers[kBroken - 1]->result();
    EXPECT_NE(broken.happened.english().find(kBrokenImage), std::string::npos) << broken.happened.english();
    EXPECT_FALSE(broken.next.empty());

    const auto jobs = listJobs(m_folder / "jobs", files);
    EXPECT_EQ(jobs.size(), static_cast<std::size_t>(kModems));
    EXPECT_EQ(std::ranges::count_if(jobs, [](const ListedJob &job) { return job.contents->unfinished(); }),
              1);
}

}  // namespace
}  // namespace reviver::test
