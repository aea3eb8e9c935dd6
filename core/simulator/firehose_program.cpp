// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/firehose_program.h"

#include "core/base/crc.h"
#include "core/base/sha256.h"
#include "core/simulator/sahara_program.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::uint64_t kSector = SimulatedFlash::kPageSize;
constexpr std::uint64_t kSectorsPerBlock = SimulatedFlash::kPagesPerBlock;
constexpr std::uint64_t kLargestPayload = 8192;
constexpr std::uint64_t kReadPiece = 64 * 1024;

/// A value of a patch: a number, the number of sectors less something, or the CRC-32 of
/// some octets of the flash.
std::optional<std::uint64_t> patchValue(std::string_view text, const FlashStore &flash)
{
    if (text.ends_with('.'))
        text.remove_suffix(1);
    constexpr std::string_view kSectors = "NUM_DISK_SECTORS";
    constexpr std::string_view kCrc = "CRC32(";
    if (text.starts_with(kSectors)) {
        const auto less = text.size() == kSectors.size()
            ? std::optional<std::uint64_t>(0)
            : firehoseNumber(text.substr(std::min(text.size(), kSectors.size() + 1)));
        const std::uint64_t sectors = flash.blockCount() * kSectorsPerBlock;
        return less && *less <= sectors ? std::optional(sectors - *less) : std::nullopt;
    }
    const std::size_t comma = text.find(',');
    if (text.starts_with(kCrc) && text.ends_with(')') && comma != std::string_view::npos) {
        const auto start = firehoseNumber(text.substr(kCrc.size(), comma - kCrc.size()));
        const auto size = firehoseNumber(text.substr(comma + 1, text.size() - comma - 2));
        if (!start || !size || *start >= flash.blockCount() * kSectorsPerBlock)
            return std::nullopt;
        return crc32(flash.readFrom(static_cast<std::uint32_t>(*start / kSectorsPerBlock),
                                    *start % kSectorsPerBlock * kSector, *size));
    }
    return firehoseNumber(text);
}

}  // namespace

std::string programmerFunctions(ByteView programmer)
{
    constexpr std::string_view kMark = "\nSupported Functions: ";
    const std::string_view text = asText(programmer);
    const std::size_t at = text.find(kMark);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = text.substr(at + kMark.size());
    return std::string(rest.substr(0, rest.find('\n')));
}

FirehoseProgram::FirehoseProgram(ModemBoard &board, std::string functions)
    : m_board(board)
    , m_functions(std::move(functions))
    , m_line(board, std::string(kEmergencyPort))
    , m_output(board, std::string(kEmergencyPort))
    , m_sectors(board, [&board](ByteView block, bool store) {
        return board.store().write(block, store).has_value();
    })
{
}

AttachedDevice FirehoseProgram::identity() const
{
    return emergencyDevice(0x9008, "QHSUSB__BULK");
}

void FirehoseProgram::start()
{
    m_line.log("Binary build date: practice");
    m_line.log("Supported Functions: " + m_functions);
    m_line.log("Chip serial num: 0 (0x0)");
}

void FirehoseProgram::receive(std::string_view port, ByteView octets)
{
    if (port != kEmergencyPort || m_output.busy())
        return;
    if (m_sectors.busy()) {
        octets = m_sectors.take(octets);
        endWriting();
    }
    m_line.feed(octets, [this](const FirehoseRequest &request) {
        execute(request);
        return !m_sectors.busy() && !m_output.busy();
    });
}

void FirehoseProgram::taken(std::string_view port)
{
    if (port == kEmergencyPort)
        m_output.taken();
}

bool FirehoseProgram::offers(std::string_view function) const
{
    const std::string words = " " + m_functions + " ";
    return words.find(fmt::format(" {} ", function)) != std::string::npos;
}

void FirehoseProgram::execute(const FirehoseRequest &request)
{
    struct Handler {
        std::string_view name;
        void (FirehoseProgram::*handle)(const FirehoseRequest &);
    };
    static constexpr Handler kHandlers[] = {
        {"erase", &FirehoseProgram::erase},
        {"program", &FirehoseProgram::program},
        {"read", &FirehoseProgram::read},
        {"patch", &FirehoseProgram::patch},
        {"getsha256digest", &FirehoseProgram::digest},
    };
    if (request.name == "peek" || request.name == "poke")
        m_board.noteForbidden("firehose " + request.name);
    if (!offers(request.name)) {
        m_line.log(fmt::format("WARNING: Ignoring Unrecognized tag '{}'", request.name));
        return m_line.respond(false);
    }
    if (request.name == "configure")
        return configure(request);
    if (request.name == "power")
        return power(request);
    if (request.name == "nop")
        return m_line.respond(true);
    if (!m_configured)
        return m_line.refuse("ERROR: send <configure> first");
    if (request.name == "getstorageinfo") {
        m_line.log(
            fmt::format("{{\"storage_info\": {{\"total_blocks\":{}, \"block_size\":{}, \"page_size\":{}, "
                        "\"mem_type\":\"NAND\", \"prod_name\":\"PRACTICE\"}}}}",
                        m_board.store().blockCount(), kSectorsPerBlock, kSector));
        return m_line.respond(true);
    }
    const auto handler = std::ranges::find(kHandlers, request.name, &Handler::name);
    if (handler == std::end(kHandlers))
        return m_line.refuse("ERROR: not implemented");
    (this->*handler->handle)(request);
}

void FirehoseProgram::configure(const FirehoseRequest &request)
{
    if (request.text("MemoryName") != "nand")
        return m_line.refuse("ERROR: only nand is supported by this programmer");
    const std::uint64_t wanted = request.number("MaxPayloadSizeToTargetInBytes").value_or(kLargestPayload);
    const std::string sizes = fmt::format(
        "MinVersionSupported=\"1\" MemoryName=\"nand\" MaxPayloadSizeFromTargetInBytes=\"2048\" "
        "MaxPayloadSizeToTargetInBytes=\"{}\" MaxPayloadSizeToTargetInBytesSupported=\"{}\" "
        "TargetName=\"9x07\"",
        std::min(wanted, kLargestPayload), kLargestPayload);
    m_configured = wanted <= kLargestPayload && wanted >= kSector;
    m_line.respond(m_configured, sizes);
}

/// Refuses what does not fit to this flash, as real programmers do.
std::optional<FirehoseProgram::Range> FirehoseProgram::rangeOf(const FirehoseRequest &request)
{
    const auto start = request.number("start_sector");
    const auto sectors = request.number("num_partition_sectors");
    const std::uint64_t total = m_board.store().blockCount() * kSectorsPerBlock;
    std::string problem;
    if (request.number("SECTOR_SIZE_IN_BYTES") != kSector)
        problem = "Attribute 'SECTOR_SIZE_IN_BYTES' must be equal to disk sector size 2048";
    else if (request.number("PAGES_PER_BLOCK").value_or(kSectorsPerBlock) != kSectorsPerBlock)
        problem = "Attribute 'PAGES_PER_BLOCK' must be equal to disk pages per block 64";
    else if (request.number("physical_partition_number").value_or(0) != 0)
        problem = "physical_partition_number must be 0";
    else if (!start || !sectors || *sectors == 0)
        problem = "Attribute 'start_sector' or 'num_partition_sectors' not provided";
    else if (*start >= total || *sectors > total - *start)
        problem = "Region exceeds total block count";
    if (!problem.empty()) {
        m_line.refuse("ERROR: " + problem);
        return std::nullopt;
    }
    return Range{static_cast<std::uint32_t>(*start / kSectorsPerBlock), *start % kSectorsPerBlock * kSector,
                 *sectors * kSector};
}

void FirehoseProgram::erase(const FirehoseRequest &request)
{
    const auto range = rangeOf(request);
    if (!range)
        return;
    constexpr std::uint64_t kBlock = SimulatedFlash::kBlockSize;
    if (range->offset != 0 || range->size % kBlock != 0)
        return m_line.refuse("ERROR: start_sector or num_partition_sectors unaligned");
    const auto erased
        = m_board.store().eraseBlocks(range->firstBlock, static_cast<std::uint32_t>(range->size / kBlock));
    if (!erased)
        return m_line.refuse("ERROR: " + erased.error().detail());
    m_line.respond(true);
}

void FirehoseProgram::program(const FirehoseRequest &request)
{
    const auto range = rangeOf(request);
    if (!range)
        return;
    if (range->offset != 0)
        return m_line.refuse("ERROR: start_sector unaligned");
    const std::string name = "sector_" + request.text("start_sector");
    if (!m_board.store().beginAt(range->firstBlock, name, range->size))
        return m_line.refuse("ERROR: Programming region exceeds total block count");
    m_sectors.begin(range->size);
    m_line.log(
        fmt::format("start {}, num {}", request.text("start_sector"), request.text("num_partition_sectors")));
    m_line.respond(true, "rawmode=\"true\"");
    endWriting();
}

void FirehoseProgram::endWriting()
{
    const auto ended = m_sectors.ended();
    if (!ended)
        return;
    const bool good = ended->good && m_board.store().end();
    if (!ended->reply)
        return;
    if (!good)
        m_line.log("ERROR: flash write failed");
    m_line.respond(good, "rawmode=\"false\"", ended->damagedReply);
}

void FirehoseProgram::read(const FirehoseRequest &request)
{
    const auto range = rangeOf(request);
    if (!range)
        return;
    m_line.respond(true, "rawmode=\"true\"");
    m_output.start(
        range->size,
        [this, range = *range](std::uint64_t offset, std::size_t size) {
            return m_board.store().readFrom(range.firstBlock, range.offset + offset, size);
        },
        [this] { m_line.respond(true, "rawmode=\"false\""); });
}

void FirehoseProgram::digest(const FirehoseRequest &request)
{
    const auto range = rangeOf(request);
    if (!range)
        return;
    Sha256 digest;
    for (std::uint64_t offset = 0; offset < range->size; offset += kReadPiece)
        digest.update(m_board.store().readFrom(range->firstBlock, range->offset + offset,
                                               std::min(kReadPiece, range->size - offset)));
    m_line.log("Digest " + digestText(digest.finish()));
    m_line.respond(true);
}

void FirehoseProgram::patch(const FirehoseRequest &request)
{
    if (request.text("filename") != "DISK")
        return m_line.refuse("ERROR: a patch of a file is the host's work");
    const auto start = request.number("start_sector");
    const auto offset = request.number("byte_offset");
    const auto size = request.number("size_in_bytes");
    const auto value = patchValue(request.text("value"), m_board.store());
    const bool known = start && offset && size && value && *size <= 8 && *offset + *size <= kSector
        && *start < m_board.store().blockCount() * kSectorsPerBlock;
    if (!known)
        return m_line.refuse("ERROR: patch not understood");
    Bytes octets;
    appendLe(octets, *value);
    octets.resize(*size);
    const auto changed = m_board.store().change(static_cast<std::uint32_t>(*start / kSectorsPerBlock),
                                                *start % kSectorsPerBlock * kSector + *offset, octets);
    m_line.respond(changed.has_value());
}

void FirehoseProgram::power(const FirehoseRequest &request)
{
    const std::string value = request.text("value");
    if (value != "reset" && value != "reset_to_edl" && value != "off")
        return m_line.refuse("ERROR: power action was not understood");
    m_line.respond(true);
    const auto delay
        = std::chrono::seconds(std::min<std::uint64_t>(request.number("DelayInSeconds").value_or(0), 60));
    m_board.later(delay, [this, value] {
        if (value == "off")
            return m_board.losePlug();
        m_board.restart(value == "reset" ? ModemBoard::Boot::FromFlash : ModemBoard::Boot::IntoDownload);
    });
}

}  // namespace reviver::practice
