// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/cwe_firehose_program.h"

#include "core/simulator/sierra_boot_program.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::uint64_t kSector = SimulatedFlash::kPageSize;
constexpr std::uint64_t kSectorsPerBlock = SimulatedFlash::kPagesPerBlock;
constexpr std::uint64_t kPayload = 8192;
constexpr std::uint64_t kMostSectors = (128u << 20) / kSector;

/// Source: libqmi sends "NOP" and "getStorageInfo", other programs write them small.
bool isNamed(const FirehoseRequest &request, std::string_view lowerCase)
{
    return std::ranges::equal(request.name, lowerCase, {}, [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
}

}  // namespace

CweFirehoseProgram::CweFirehoseProgram(ModemBoard &board)
    : m_board(board)
    , m_line(board, std::string(kEmergencyPort))
    , m_sectors(board, [this](ByteView block, bool store) {
        m_storing = m_storing && store;
        append(m_package, block);
        return true;
    })
{
}

AttachedDevice CweFirehoseProgram::identity() const
{
    return sierraBootDevice();
}

void CweFirehoseProgram::receive(std::string_view port, ByteView octets)
{
    if (port != kEmergencyPort)
        return;
    if (m_sectors.busy()) {
        octets = m_sectors.take(octets);
        endProgram();
    }
    const auto text = std::ranges::find_if(octets, [](std::uint8_t octet) { return octet != 0; });
    m_leftOver = m_leftOver || text != octets.begin();
    if (text == octets.end())
        return;
    if (std::exchange(m_leftOver, false))
        return m_line.refuse(kNoXml);
    m_line.feed(octets, [this](const FirehoseRequest &request) {
        execute(request);
        return !m_sectors.busy();
    });
}

void CweFirehoseProgram::execute(const FirehoseRequest &request)
{
    if (isNamed(request, "nop"))
        return tellFunctions();
    if (isNamed(request, "configure"))
        return configure(request);
    if (isNamed(request, "getstorageinfo"))
        return tellStorage();
    if (isNamed(request, "program"))
        return program(request);
    if (isNamed(request, "power"))
        return power(request);
    if (isNamed(request, "peek") || isNamed(request, "poke") || isNamed(request, "erase"))
        m_board.noteForbidden("firehose " + request.name);
    m_line.refuse(fmt::format("WARNING: Ignoring Unrecognized tag '{}'", request.name));
}

void CweFirehoseProgram::tellFunctions()
{
    m_line.log("SWI supported functions: CWE");
    m_line.respond(true);
}

/// Whatever memory is named: it answers that it has NAND.
void CweFirehoseProgram::configure(const FirehoseRequest &request)
{
    const bool fits = request.number("MaxPayloadSizeToTargetInBytes").value_or(0) == kPayload;
    m_line.respond(fits,
                   fmt::format("MemoryName=\"NAND\" MaxPayloadSizeFromTargetInBytes=\"2048\" "
                               "MaxPayloadSizeToTargetInBytes=\"{0}\" "
                               "MaxPayloadSizeToTargetInBytesSupported=\"{0}\" TargetName=\"9x55\"",
                               kPayload));
}

void CweFirehoseProgram::tellStorage()
{
    m_line.log(fmt::format("SECTOR_SIZE_IN_BYTES={}", kSector));
    m_line.log(fmt::format("num_partition_sectors={}", m_board.store().blockCount() * kSectorsPerBlock));
    m_line.log(fmt::format("total_sector_size_in_bytes={}", kSector));
    m_line.log(fmt::format("pages_in_block={}", kSectorsPerBlock));
    m_line.respond(true);
}

void CweFirehoseProgram::program(const FirehoseRequest &request)
{
    const std::uint64_t sectors = request.number("num_partition_sectors").value_or(0);
    if (request.text("filename") != "spkg.cwe" || request.text("start_sector") != "-1")
        return m_line.refuse("ERROR: only spkg.cwe at sector -1 is taken");
    if (request.number("SECTOR_SIZE_IN_BYTES") != kSector
        || request.number("PAGES_PER_BLOCK") != kSectorsPerBlock || sectors == 0 || sectors > kMostSectors)
        return m_line.refuse("ERROR: these sectors do not fit");
    m_package.clear();
    m_storing = true;
    m_sectors.begin(sectors * kSector);
    m_line.respond(true, "rawmode=\"true\"");
    endProgram();
}

void CweFirehoseProgram::endProgram()
{
    const auto ended = m_sectors.ended();
    if (!ended)
        return;
    CweStore images(m_board.store());
    const bool good = ended->good && images.keepPackage(m_package, m_storing) && images.end();
    m_package.clear();
    if (!ended->reply)
        return;
    m_line.log(good ? "SWI CWE image processed OK" : "SWI Error Code: 1");
    m_line.respond(good, "rawmode=\"false\"", ended->damagedReply);
}

void CweFirehoseProgram::power(const FirehoseRequest &request)
{
    if (request.text("value") != "reset")
        return m_line.refuse("ERROR: power action was not understood");
    m_line.log("Requested POWER_RESET");
    m_line.respond(true);
    m_board.restart(ModemBoard::Boot::FromFlash);
}

}  // namespace reviver::practice
