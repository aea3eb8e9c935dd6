// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "core/repair/memory_dump.h"
#include "core/simulator/memory_dump_program.h"
#include "core/simulator/practice_host.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

namespace reviver {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Bytes fileOctets(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return Bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

class MemoryDump : public testing::Test {
protected:
    MemoryDump()
        : folder(
            std::filesystem::path(testing::TempDir())
            / ("reviver-dump-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name())))
    {
        std::filesystem::remove_all(folder);
    }
    ~MemoryDump() override { std::filesystem::remove_all(folder); }

    Result<std::vector<DumpRegion>> save(const std::string &scenario, const DumpListener &listener = {},
                                         StopToken stop = {})
    {
        PracticeModemOptions options;
        options.fast = true;
        host = std::make_unique<PracticeHost>(*findScenario(scenario), clock, options);
        return saveMemoryDump("practice:" + scenario + "/edl", {*host, *host, clock}, folder, listener,
                              std::move(stop));
    }

    VirtualClock clock;
    std::unique_ptr<PracticeHost> host;
    std::filesystem::path folder;
};

TEST_F(MemoryDump, SavesEachRegionOctetForOctet)
{
    std::vector<std::string> seen;
    std::uint64_t last = 0;
    const auto saved = save("ec25-dump", [&](const DumpProgress &at) {
        if (seen.empty() || seen.back() != at.regions[at.region].name)
            seen.push_back(at.regions[at.region].name);
        EXPECT_GE(at.doneOfAll, last);
        last = at.doneOfAll;
        EXPECT_EQ(at.total, 0x10000u + 0x5000 + 0x60000 + 0x200);
    });
    ASSERT_TRUE(saved) << saved.error().detail();
    EXPECT_THAT(seen, ElementsAre("OCIMEM.BIN", "MSGRAM.BIN", "DDRCS0.BIN", "load.cmm"));
    EXPECT_EQ(last, 0x10000u + 0x5000 + 0x60000 + 0x200);
    EXPECT_EQ(fileOctets(folder / "DDRCS0.BIN"), practice::practiceMemory(0x80000000, 0x60000));
    EXPECT_EQ(fileOctets(folder / "OCIMEM.BIN"), practice::practiceMemory(0x08600000, 0x10000));
    EXPECT_EQ(saved->at(2).sha256, sha256Hex(practice::practiceMemory(0x80000000, 0x60000)));
    const Bytes list = fileOctets(folder / "regions.txt");
    EXPECT_THAT(
        std::string(list.begin(), list.end()),
        HasSubstr("DDRCS0.BIN  0x80000000  393216 octets  " + saved->at(2).sha256 + "  DDR CS0 memory"));
    EXPECT_EQ(host->mode(), PracticeMode::MemoryDump) << "it is left as it was";
}

TEST_F(MemoryDump, ReadsTablesOf64BitsToo)
{
    const auto saved = save("ec25-dump-64");
    ASSERT_TRUE(saved) << saved.error().detail();
    EXPECT_EQ(saved->at(2).address, 0x200000000u);
    EXPECT_EQ(fileOctets(folder / "DDRCS0.BIN"), practice::practiceMemory(0x200000000, 0x60000));
}

TEST_F(MemoryDump, KeepsWhatWasSavedWhenItIsStopped)
{
    StopSource stop;
    const auto saved = save(
        "ec25-dump",
        [&](const DumpProgress &at) {
            if (at.region == 2 && at.done > 0)
                stop.requestStop(StopRequest::Now);
        },
        stop.token());
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code(), ErrorCode::Cancelled);
    EXPECT_TRUE(std::filesystem::exists(folder / "MSGRAM.BIN"));
    EXPECT_FALSE(std::filesystem::exists(folder / "DDRCS0.BIN"));
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        EXPECT_NE(entry.path().extension(), ".part") << "no half of a file stays";
    std::filesystem::remove_all(folder);
    EXPECT_TRUE(saveMemoryDump("practice:ec25-dump/edl", {*host, *host, clock}, folder))
        << "the modem offers it again to whoever opens the port";
}

TEST_F(MemoryDump, OverwritesNothing)
{
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "OCIMEM.BIN") << "mine";
    const auto saved = save("ec25-dump");
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code(), ErrorCode::FileWriteFailed);
    EXPECT_EQ(fileOctets(folder / "OCIMEM.BIN"), Bytes({'m', 'i', 'n', 'e'}));
}

TEST_F(MemoryDump, IsNotOfferedByAChipThatWaitsForALoader)
{
    const auto saved = save("ec25-edl");
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code(), ErrorCode::UnexpectedMessage);
    EXPECT_FALSE(std::filesystem::exists(folder));
}

/// A port that answers with what a hostile modem might.
class HostileModem final : public Transport, public PortOpener {
public:
    explicit HostileModem(Bytes table) : m_table(std::move(table)) {}
    Result<std::unique_ptr<Transport>> open(const std::string &) override
    {
        return std::make_unique<HostileModem>(m_table);
    }
    Result<void> write(ByteView data, std::chrono::milliseconds, StopToken) override
    {
        const auto command = loadLe<std::uint32_t>(data);
        if (command == 2)
            m_output = words({9, 16, 0, static_cast<std::uint32_t>(m_table.size())});
        else if (command == 10 && !std::exchange(m_tableRead, true))
            m_output = m_table;
        else if (command == 10)
            m_output = Bytes(loadLe<std::uint32_t>(data, 12), 0xEE);
        return {};
    }
    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds, StopToken) override
    {
        const std::size_t count = std::min(buffer.size(), m_output.size());
        if (count == 0)
            return failure(ErrorCode::Timeout, "silence");
        std::copy_n(m_output.begin(), count, buffer.begin());
        m_output.erase(m_output.begin(), m_output.begin() + static_cast<std::ptrdiff_t>(count));
        return count;
    }
    void discardInput() override {}

    static Bytes words(std::initializer_list<std::uint32_t> values)
    {
        Bytes octets;
        for (const std::uint32_t value : values)
            appendLe(octets, value);
        return octets;
    }
    static Bytes entry(std::string_view file, std::uint32_t size)
    {
        Bytes octets = words({1, 0x1000, size});
        octets.resize(octets.size() + 20, 0);
        append(octets, asBytes(file));
        octets.resize(52, 0);
        return octets;
    }

private:
    Bytes m_table;
    Bytes m_output = words({1, 48, 2, 1, 0x400, 2, 0, 0, 0, 0, 0, 0});
    bool m_tableRead = false;
};

TEST_F(MemoryDump, WritesNoFileOutsideItsFolder)
{
    Bytes table;
    for (const char *name : {"../up.bin", "/etc/x", ".hidden", "", "a\\b", "a\\b", "regions.txt"})
        append(table, HostileModem::entry(name, 16));
    HostileModem modem(table);
    PracticeHost nothing(*findScenario("silent"), clock);
    const auto saved = saveMemoryDump("port", {nothing, modem, clock}, folder);
    ASSERT_TRUE(saved) << saved.error().detail();
    std::vector<std::string> names;
    for (const DumpRegion &region : *saved)
        names.push_back(region.name);
    EXPECT_THAT(
        names,
        ElementsAre("_._up.bin", "_etc_x", "_hidden", "region_1000.bin", "a_b", "a_b_2", "regions.txt_2"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 8);
}

TEST_F(MemoryDump, RefusesATableThatAsksForTooMuch)
{
    PracticeHost nothing(*findScenario("silent"), clock);
    HostileModem empty(HostileModem::entry("a", 0));
    EXPECT_EQ(saveMemoryDump("port", {nothing, empty, clock}, folder).error().code(),
              ErrorCode::UnexpectedMessage);
    Bytes many;
    for (int i = 0; i < 300; ++i)
        append(many, HostileModem::entry("a", 16));
    HostileModem crowd(many);
    EXPECT_EQ(saveMemoryDump("port", {nothing, crowd, clock}, folder).error().code(),
              ErrorCode::LimitExceeded);
    EXPECT_FALSE(std::filesystem::exists(folder));
}

}  // namespace
}  // namespace reviver
