// SPDX-License-Identifier: Apache-2.0
#include "core/repair/firehose_writer.h"

#include "core/base/hex.h"
#include "core/base/sha256.h"
#include "core/firmware/compatibility.h"
#include "core/repair/link_quality.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace reviver {
namespace {

constexpr std::size_t kComparePiece = 256 * 1024;
constexpr std::string_view kDigest = "getsha256digest";
constexpr std::string_view kRead = "read";

/// What the rows are for: NAND lists name the pages of a block, the others differ by the
/// size of a sector (inferred).
std::string memoryName(const FirmwareBundle &bundle)
{
    for (const FirehoseStep &row : bundle.steps) {
        if (row.pagesPerBlock > 0)
            return "nand";
        if (row.sectorSize == 4096)
            return "ufs";
    }
    return "emmc";
}

firehose::SectorRange rangeOf(const FirehoseStep &row)
{
    firehose::SectorRange range;
    range.physicalPartition = row.physicalPartition;
    range.startSector = std::to_string(row.startSector);
    range.sectors = row.sectors;
    range.sectorSize = row.sectorSize;
    if (row.pagesPerBlock > 0)
        range.pagesPerBlock = row.pagesPerBlock;
    range.label = row.label;
    return range;
}

std::string inDigits(std::uint64_t number, int digits)
{
    return hexNumber(number, digits).substr(2);
}

bool sameDigits(std::string_view one, std::string_view other)
{
    return std::ranges::equal(
        one, other, [](unsigned char a, unsigned char b) { return std::toupper(a) == std::toupper(b); });
}

Error notOffered(const char *what)
{
    return Error(ErrorCode::Unsupported, std::string("the loader can't ") + what);
}

/// The chip's serial number in the programmer's talk belongs to one modem.
std::string withoutSerial(const std::string &line)
{
    const std::size_t at = line.find("erial num");
    return at == std::string::npos ? line : line.substr(0, at) + "erial number hidden";
}

}  // namespace

FirehoseWriter::FirehoseWriter(const WriterSetup &setup)
    : m_bundle(setup.bundle)
    , m_loader(setup.loader)
    , m_mode(setup.mode)
    , m_log(setup.log)
    , m_sahara(setup.port, setup.clock, setup.stop)
    , m_firehose(setup.port, setup.clock, setup.stop)
{
    m_firehose.onLog([this](const std::string &line) {
        note(LogLevel::Detail, {REVIVER_TR("The loader says: %1"), {withoutSerial(line)}});
    });
}

Result<std::string> FirehoseWriter::confirmMode()
{
    if (m_mode == DeviceMode::Firehose) {
        // A refusal is as good a sign of life.
        const auto alive = m_firehose.nop();
        if (!alive && alive.error().code() != ErrorCode::DeviceRefused)
            return failure(alive.error());
        return std::string();
    }
    const auto hello = m_sahara.greet();
    if (!hello)
        return failure(hello.error().during("greeting the chip"));
    if (hello->mode == sahara::Mode::MemoryDebug)
        return failure(ErrorCode::UnexpectedMessage, "it offers a memory dump, and takes no loader");
    note(LogLevel::Detail,
         {REVIVER_TR("The chip speaks Sahara, version %1"), {std::to_string(hello->version)}});
    if (hello->version > 1)
        REVIVER_TRY(readIds());
    return std::string();
}

/// A chip that does not know these questions may say hello again, and can be served then;
/// edl asks every chip from version 2 on (one source).
Result<void> FirehoseWriter::readIds()
{
    const auto identity = m_sahara.identify();
    if (identity)
        return compareIds(*identity);
    const ErrorCode why = identity.error().code();
    if (why != ErrorCode::DeviceRefused && why != ErrorCode::Timeout)
        return failure(identity.error().during("asking for the chip's numbers"));
    note(LogLevel::Note, {REVIVER_TR("The chip does not tell its numbers: %1"), {identity.error().detail()}});
    return m_sahara.greet().map([](const sahara::Hello &) {});
}

Result<void> FirehoseWriter::compareIds(const sahara::Identity &identity) const
{
    if (!identity.keyHash.empty())
        note(LogLevel::Detail,
             {REVIVER_TR("Key that a loader must be signed with: %1"), {digestText(identity.keyHash)}});
    if (!identity.hardwareId)
        return {};
    const std::string hardware = inDigits(*identity.hardwareId, 16);
    note(LogLevel::Note, {REVIVER_TR("Hardware number of the chip: %1"), {hardware}});
    if (m_loader && !m_loader->hardwareId.empty() && !sameDigits(m_loader->hardwareId, hardware))
        return failure(ErrorCode::BundleForOtherDevice,
                       fmt::format("The loader is signed for hardware {}; the modem has {}",
                                   m_loader->hardwareId, hardware));
    const Compatibility fit = compare(m_bundle, {.hardwareId = hardware});
    if (fit.verdict == Fit::No)
        return failure(ErrorCode::BundleForOtherDevice, fit.reasons.front().text.english());
    return {};
}

Result<void> FirehoseWriter::startLoader(const LoaderImage &loader, const BlockListener &listener)
{
    auto sent = sendProgrammer(loader, listener);
    if (!sent) {
        // A chip that has refused an image takes no other until it starts anew.
        if (sent.error().code() == ErrorCode::DeviceRefused)
            (void)m_sahara.reset();
        return failure(sent.error().during("loading the loader"));
    }
    m_mode = DeviceMode::Firehose;
    m_firehose.feed(m_sahara.takeReceived());
    return configure();
}

Result<void> FirehoseWriter::sendProgrammer(const LoaderImage &loader, const BlockListener &listener)
{
    std::optional<std::uint64_t> wanted;
    std::uint64_t most = 0;
    return m_sahara.transferImages(
        [&](std::uint64_t id) -> Result<ByteView> {
            if (wanted.value_or(id) != id)
                return failure(ErrorCode::Unsupported,
                               fmt::format("the chip wants a second program (image {})", hexNumber(id)));
            wanted = id;
            return ByteView(loader.data);
        },
        [&](std::uint64_t done, std::uint64_t) {
            most = std::max(most, done);  // headers are asked for before what stands in front of them
            listener(most);
        });
}

Result<void> FirehoseWriter::prepare()
{
    return configure();
}

Result<void> FirehoseWriter::configure()
{
    if (auto configured = m_firehose.configure(memoryName(m_bundle)); !configured)
        return failure(configured.error().during("agreeing with the loader"));
    note(LogLevel::Detail,
         {REVIVER_TR("The loader takes %1 octets at once"), {std::to_string(m_firehose.maxPayload())}});
    return {};
}

Result<void> FirehoseWriter::erase(const FirehoseStep &row)
{
    return m_firehose.erase(rangeOf(row));
}

Result<void> FirehoseWriter::write(const FirmwareImage &image, const WriteTarget &target,
                                   const BlockListener &listener)
{
    if (!target.row)
        return failure(ErrorCode::InvalidArgument, image.name + " has no row in the list");
    firehose::SectorRange range = rangeOf(*target.row);
    range.fileName = image.name;
    return m_firehose.program(
        range, image.size,
        [&image](std::uint64_t offset, MutableByteView buffer) { return image.data->read(offset, buffer); },
        [&listener](std::uint64_t done, std::uint64_t) { listener(done); });
}

Result<void> FirehoseWriter::patch(const FirehoseStep &row)
{
    return m_firehose.patch({.physicalPartition = row.physicalPartition,
                             .startSector = std::to_string(row.startSector),
                             .sectorSize = row.sectorSize,
                             .byteOffset = row.byteOffset,
                             .size = row.size,
                             .value = row.value,
                             .fileName = row.file});
}

Result<void> FirehoseWriter::readBack(const FirmwareImage &image, const WriteTarget &target,
                                      const BlockListener &listener)
{
    if (!target.row)
        return failure(ErrorCode::InvalidArgument, image.name + " has no row in the list");
    firehose::SectorRange range = rangeOf(*target.row);
    range.sectors = (image.size + range.sectorSize - 1) / range.sectorSize;
    const auto digest = compareDigest(image, range);
    if (digest) {
        listener(image.size);
        return {};
    }
    const ErrorCode why = digest.error().code();
    if (why != ErrorCode::Unsupported && why != ErrorCode::VerifyMismatch)
        return digest;
    const auto read = compareByReading(image, range, listener);
    // A digest that differs stays a difference, whether its place can be told or not.
    return why == ErrorCode::VerifyMismatch && (read || read.error().code() == ErrorCode::Unsupported)
        ? digest
        : read;
}

Result<void> FirehoseWriter::compareDigest(const FirmwareImage &image, const firehose::SectorRange &range)
{
    const std::optional<bool> offered = m_firehose.offers(kDigest);
    if (offered == false)
        return failure(notOffered("make a checksum of the flash"));
    const auto seen = m_firehose.sha256(range);
    if (!seen && seen.error().code() == ErrorCode::DeviceRefused && !offered)
        return failure(notOffered("make a checksum of the flash"));
    if (!seen)
        return failure(seen.error());
    Sha256 digest;
    m_buffer.resize(kComparePiece);
    for (std::uint64_t offset = 0; offset < image.size; offset += kComparePiece) {
        const auto piece
            = MutableByteView(m_buffer).first(std::min<std::uint64_t>(kComparePiece, image.size - offset));
        REVIVER_TRY(image.data->read(offset, piece));
        digest.update(piece);
    }
    digest.update(Bytes(range.sectors * range.sectorSize - image.size, 0));
    if (const std::string expected = digestText(digest.finish()); *seen != expected)
        return failure(ErrorCode::VerifyMismatch,
                       fmt::format("the flash has the checksum {}, the file {}", *seen, expected));
    return {};
}

Result<void> FirehoseWriter::compareByReading(const FirmwareImage &image, const firehose::SectorRange &range,
                                              const BlockListener &listener)
{
    const std::optional<bool> offered = m_firehose.offers(kRead);
    if (offered == false)
        return failure(notOffered("read the flash"));
    std::optional<std::uint64_t> differs;
    std::uint64_t offset = 0;
    const auto compare = [&](ByteView octets) -> Result<void> {
        const std::uint64_t left = image.size - std::min(image.size, offset);
        m_buffer.resize(std::min<std::uint64_t>(octets.size(), left));
        // A piece may lie behind the image's end, in what fills its last sector.
        if (left > 0)
            REVIVER_TRY(image.data->read(offset, m_buffer));
        m_buffer.resize(octets.size(), 0);
        const auto [seen, expected] = std::ranges::mismatch(octets, m_buffer);
        if (!differs && seen != octets.end())
            differs = offset + static_cast<std::uint64_t>(seen - octets.begin());
        offset += octets.size();
        listener(std::min(offset, image.size));
        return {};
    };
    // It is read to its end even so: the programmer does not stop in between.
    const auto read = m_firehose.read(range, compare);
    if (!read && read.error().code() == ErrorCode::DeviceRefused && !offered)
        return failure(notOffered("read the flash"));
    REVIVER_TRY(read);
    if (differs)
        return failure(ErrorCode::VerifyMismatch,
                       fmt::format("the flash differs from the file at {}", hexNumber(*differs, 8)));
    return {};
}

Result<void> FirehoseWriter::restart()
{
    if (m_mode != DeviceMode::Firehose)
        return m_sahara.reset();
    return m_firehose.power(firehose::Power::Reset);
}

LinkQuality FirehoseWriter::link() const
{
    return linkQuality(m_firehose.counters());
}

void FirehoseWriter::note(LogLevel level, Message text) const
{
    if (m_log)
        m_log(level, std::move(text));
}

}  // namespace reviver
