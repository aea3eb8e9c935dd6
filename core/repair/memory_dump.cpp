// SPDX-License-Identifier: Apache-2.0
#include "core/repair/memory_dump.h"

#include "core/base/hex.h"
#include "core/base/new_file.h"
#include "core/base/sha256.h"
#include "core/base/size_text.h"
#include "core/protocol/sahara/sahara_client.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace reviver {
namespace {

constexpr const char *kListName = "regions.txt";
/// More than any modem of this class has; a table that asks for more is no table.
constexpr std::uint64_t kLargestRegion = std::uint64_t{8} << 30;
constexpr std::size_t kMostRegions = 256;

/// The modem's own file name, made harmless: it may hold anything.
std::string fileName(const sahara::MemoryRegion &region, std::set<std::string> &used)
{
    std::string name;
    for (const char c : region.fileName) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || c == '_' || c == '-' || (c == '.' && !name.empty());
        name += plain ? c : '_';
    }
    if (name.find_first_not_of('_') == std::string::npos)
        name = fmt::format("region_{:x}.bin", region.base);
    const std::string plain = name;
    for (int number = 2; name == kListName || !used.insert(name).second; ++number)
        name = fmt::format("{}_{}", plain, number);
    return name;
}

Result<std::vector<DumpRegion>> namedRegions(const std::vector<sahara::MemoryRegion> &offered)
{
    std::vector<DumpRegion> regions;
    std::set<std::string> used;
    for (const sahara::MemoryRegion &region : offered) {
        if (region.length > kLargestRegion || regions.size() == kMostRegions)
            return failure(ErrorCode::LimitExceeded,
                           fmt::format("region {} of {} octets", region.description, region.length));
        if (region.length == 0)
            continue;
        regions.push_back({fileName(region, used), region.description, region.base, region.length, {}});
    }
    if (regions.empty())
        return failure(ErrorCode::UnexpectedMessage, "the modem's table of memory is empty");
    return regions;
}

/// Saves region after region, and tells how far it is.
class Dump {
public:
    Dump(sahara::Client &client, std::filesystem::path folder, std::vector<DumpRegion> regions,
         const DumpListener &listener, const StopToken &stop)
        : m_client(client)
        , m_folder(std::move(folder))
        , m_regions(std::move(regions))
        , m_listener(listener)
        , m_stop(stop)
    {
        for (const DumpRegion &region : m_regions)
            m_total += region.size;
    }

    Result<std::vector<DumpRegion>> save();

private:
    Result<void> makeRoom() const;
    Result<void> saveRegion(std::size_t index);
    Result<void> saveList() const;
    void tell(std::size_t index, std::uint64_t done) const
    {
        if (m_listener)
            m_listener({m_regions, index, done, m_doneBefore + done, m_total});
    }

    sahara::Client &m_client;
    std::filesystem::path m_folder;
    std::vector<DumpRegion> m_regions;
    const DumpListener &m_listener;
    const StopToken &m_stop;
    std::uint64_t m_total = 0;
    std::uint64_t m_doneBefore = 0;
};

Result<std::vector<DumpRegion>> Dump::save()
{
    REVIVER_TRY(makeRoom());
    for (std::size_t index = 0; index < m_regions.size(); ++index) {
        if (auto saved = saveRegion(index); !saved)
            return failure(saved.error().during("saving " + m_regions[index].name));
        m_doneBefore += m_regions[index].size;
    }
    REVIVER_TRY(saveList());
    return std::move(m_regions);
}

Result<void> Dump::makeRoom() const
{
    std::error_code problem;
    std::filesystem::create_directories(m_folder, problem);
    if (problem)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("{}: {}", m_folder.string(), problem.message()));
    const auto space = std::filesystem::space(m_folder, problem);
    if (!problem && space.available < m_total)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("{}: the dump needs {}, the disk has {} left", m_folder.string(),
                                   sizeText(m_total), sizeText(space.available)));
    return {};
}

Result<void> Dump::saveRegion(std::size_t index)
{
    DumpRegion &region = m_regions[index];
    NewFile file(m_folder / region.name);
    REVIVER_TRY(file.create());
    Sha256 digest;
    tell(index, 0);
    sahara::MemoryRegion piece;
    piece.base = region.address;
    piece.length = region.size;
    REVIVER_TRY(m_client.readMemory(
        piece,
        [&](ByteView octets) -> Result<void> {
            if (m_stop.stopRequested())
                return failure(ErrorCode::Cancelled, "stopped between two pieces");
            digest.update(octets);
            return file.write(octets);
        },
        [&](std::uint64_t done, std::uint64_t) { tell(index, done); }));
    REVIVER_TRY(file.finish());
    region.sha256 = digestText(digest.finish());
    return {};
}

Result<void> Dump::saveList() const
{
    std::string text;
    for (const DumpRegion &region : m_regions)
        text += fmt::format("{}  {}  {} octets  {}  {}\n", region.name, hexNumber(region.address, 8),
                            region.size, region.sha256, region.description);
    NewFile file(m_folder / kListName);
    REVIVER_TRY(file.create());
    REVIVER_TRY(file.write(asBytes(text)));
    return file.finish();
}

}  // namespace

Result<std::vector<DumpRegion>> saveMemoryDump(const std::string &port, const Hardware &hardware,
                                               const std::filesystem::path &folder,
                                               const DumpListener &listener, StopToken stop)
{
    auto line = hardware.opener.open(port);
    if (!line)
        return failure(line.error());
    sahara::Client client(**line, hardware.clock, stop);
    const auto hello = client.greet();
    if (!hello)
        return failure(hello.error().during("greeting the modem"));
    if (hello->mode != sahara::Mode::MemoryDebug)
        return failure(ErrorCode::UnexpectedMessage, "the modem waits for a loader and offers no memory");
    const auto offered = client.memoryRegions();
    if (!offered)
        return failure(offered.error().during("asking for the table of memory"));
    auto regions = namedRegions(*offered);
    if (!regions)
        return failure(regions.error());
    return Dump(client, folder, *std::move(regions), listener, stop).save();
}

}  // namespace reviver
