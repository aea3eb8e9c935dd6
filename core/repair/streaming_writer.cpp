// SPDX-License-Identifier: Apache-2.0
#include "core/repair/streaming_writer.h"

#include "core/base/hex.h"
#include "core/base/size_text.h"
#include "core/firmware/images/partition_table.h"
#include "core/repair/link_quality.h"
#include "core/repair/plan_images.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {
namespace {

/// Between starting a loader and greeting it. Source: qtools 0.2 s, Quectel updater
/// 3 s (one source each); the greeting itself is repeated, so the shorter will do.
constexpr std::chrono::milliseconds kLoaderStart{500};

}  // namespace

StreamingWriter::StreamingWriter(const WriterSetup &setup, LoaderState loader)
    : m_loader(loader)
    , m_log(setup.log)
    , m_clock(setup.clock)
    , m_stop(setup.stop)
    , m_dmss(setup.port, setup.clock, setup.stop)
    , m_streaming(setup.port, setup.clock, setup.stop)
{
    m_streaming.onLog([this](const std::string &line) {
        note(LogLevel::Detail, {REVIVER_TR("The loader says: %1"), {line}});
    });
}

Result<std::string> StreamingWriter::confirmMode()
{
    if (m_loader == LoaderState::Running) {
        REVIVER_TRY(greetLoader());
        return std::string();  // it has no version to tell
    }
    REVIVER_TRY(m_dmss.nop());
    return m_dmss.softwareVersion();
}

Result<void> StreamingWriter::startLoader(const LoaderImage &loader, const BlockListener &listener)
{
    if (auto parameters = m_dmss.parameters(); !parameters)
        return failure(parameters.error().during("asking for the memory parameters"));
    REVIVER_TRY(sendLoader(loader, listener));
    if (auto gone = m_dmss.go(loader.entry); !gone)
        return failure(gone.error().during("starting the loader at " + hexNumber(loader.entry, 8)));
    m_clock.sleep(kLoaderStart, m_stop);
    return greetLoader();
}

Result<void> StreamingWriter::sendLoader(const LoaderImage &loader, const BlockListener &listener)
{
    const ByteView data = loader.data;
    for (std::size_t offset = 0; offset < data.size();) {
        if (m_stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped while loading the loader into memory");
        const ByteView block = data.subspan(offset, std::min(m_dmss.blockSize(), data.size() - offset));
        const auto address = static_cast<std::uint32_t>(loader.address + offset);
        if (auto written = m_dmss.write(address, block); !written)
            return failure(written.error().during("loading the loader at " + hexNumber(address, 8)));
        offset += block.size();
        listener(offset);
    }
    return {};
}

Result<void> StreamingWriter::greetLoader()
{
    auto hello = m_streaming.hello();
    if (!hello)
        return failure(hello.error().during("greeting the loader"));
    m_hello = *std::move(hello);
    m_unframed = m_hello.offersUnframed();
    noteHello();
    if (auto trusted = m_streaming.setSecurityMode(true); !trusted)
        return failure(trusted.error().during("setting the security mode"));
    REVIVER_TRY(m_streaming.closeLeftOver());
    return useErrorCorrection();
}

void StreamingWriter::noteHello() const
{
    const std::uint32_t sector = m_hello.sectorSizes.empty() ? 0 : m_hello.sectorSizes.front();
    note(LogLevel::Detail,
         {REVIVER_TR("The loader speaks version %1, features %2; flash %3 in blocks of %4. It takes %5 "
                     "octets at once%6"),
          {std::to_string(m_hello.version), hexNumber(m_hello.features, 2), m_hello.flashName,
           sizeText(sector), std::to_string(blockSize()), m_unframed ? ", without frames" : ""}});
}

Result<void> StreamingWriter::useErrorCorrection()
{
    const auto on = m_streaming.errorCorrection();
    if (!on && !streaming::meansUnable(on.error()))
        return failure(on.error());
    if (!on) {
        note(LogLevel::Detail,
             {REVIVER_TR("The loader does not tell whether it writes error-correcting codes: %1"),
              {on.error().detail()}});
        return {};
    }
    if (*on)
        return {};
    const auto set = m_streaming.setErrorCorrection(true);
    if (!set && !streaming::meansUnable(set.error()))
        return failure(set.error());
    if (set)
        note(LogLevel::Note,
             REVIVER_TR("The loader wrote without error-correcting codes; they are switched on now."));
    else
        note(LogLevel::Warning,
             {REVIVER_TR("The loader writes without error-correcting codes and does not switch them on: %1"),
              {set.error().detail()}});
    return {};
}

Result<void> StreamingWriter::comparePartitionTable(const FirmwareImage &image)
{
    auto octets = readAll(*image.data, 0, image.size);
    if (!octets)
        return failure(octets.error());
    const auto table = PartitionTable::decode(*octets);
    if (!table)
        return failure(table.error());
    REVIVER_TRY(compareWithFlash(*table));
    // As it stands in the file, free rows included; a larger file is cut behind its rows.
    const std::size_t size
        = octets->size() <= streaming::kMaxPartitionTable ? octets->size() : table->encodedSize();
    if (size > streaming::kMaxPartitionTable)
        return failure(ErrorCode::Unsupported,
                       fmt::format("the partition table of the file has {} rows, more than a loader can be "
                                   "shown",
                                   table->rows.size()));
    const auto status = m_streaming.partitionTable(ByteView(*octets).first(size));
    if (!status)
        return failure(status.error().during("comparing the partition table"));
    if (*status == streaming::TableStatus::Differs)
        return failure(ErrorCode::BundleForOtherDevice,
                       "the loader says that the modem's flash is divided otherwise than the file wants it "
                       "(its partition table differs), and the modem keeps its own");
    if (*status != streaming::TableStatus::Accepted)
        return failure(ErrorCode::DeviceRefused,
                       "the partition table of the file: " + streaming::tableStatusText(*status));
    return {};
}

Result<void> StreamingWriter::compareWithFlash(const PartitionTable &table)
{
    auto flash = StreamingFlash::find(m_streaming, m_hello);
    if (!flash && flash.error().code() != ErrorCode::Unsupported)
        return failure(flash.error().during("reading the partition table"));
    if (!flash) {
        note(LogLevel::Detail,
             {REVIVER_TR("Only the loader can compare the partition tables: %1"), {flash.error().detail()}});
        return {};
    }
    m_flash = *std::move(flash);
    const auto lines = differences(table, m_flash->table(), m_flash->blockKib());
    if (!lines.empty())
        return failure(ErrorCode::BundleForOtherDevice,
                       "the modem's flash is divided otherwise than the file wants it (file against modem: "
                           + lines.front() + "), and the modem keeps its own partition table");
    note(LogLevel::Detail,
         {REVIVER_TR("The modem's partition table was read: its %1 partitions are those of the file"),
          {std::to_string(table.rows.size())}});
    return {};
}

Result<void> StreamingWriter::write(const FirmwareImage &image, const WriteTarget &target,
                                    const BlockListener &listener)
{
    const auto type = static_cast<streaming::OpenType>(target.code);
    REVIVER_TRY(open(image, type));
    auto written = writeBlocks(image, listener);
    if (!written && m_unframed && !m_unframedSeen && streaming::meansUnable(written.error())) {
        note(LogLevel::Note,
             {REVIVER_TR("The loader takes no blocks without frames though it offered it (%1). They are "
                         "framed from now on."),
              {written.error().detail()}});
        m_unframed = false;
        // Ends what was opened, and whatever the loader took the octets for.
        REVIVER_TRY(m_streaming.closeLeftOver());
        REVIVER_TRY(open(image, type));
        written = writeBlocks(image, listener);
    }
    REVIVER_TRY(written);
    if (auto closed = m_streaming.close(); !closed)
        return failure(closed.error().during("ending the image"));
    return {};
}

/// By its type, or, where the loader does not take that, by the name of its partition: which
/// one a loader prefers is not known.
Result<void> StreamingWriter::open(const FirmwareImage &image, streaming::OpenType type)
{
    const std::string name(partitionOf(image.role));
    const bool hasType = type != streaming::OpenType::Custom && (!m_byName || name.empty());
    if (hasType) {
        const auto opened = m_streaming.openMulti(type);
        if (opened)
            return {};
        if (opened.error().code() != ErrorCode::DeviceRefused || name.empty())
            return failure(opened.error().during("opening the image"));
        note(LogLevel::Detail,
             {REVIVER_TR("The loader does not open it by its type (%1); opening %2 by name"),
              {opened.error().detail(), name}});
    }
    const auto opened = m_streaming.openMulti(streaming::OpenType::Custom, streaming::customPayload(name));
    if (!opened)
        return failure(opened.error().during("opening " + name));
    m_byName = true;
    return {};
}

Result<void> StreamingWriter::writeBlocks(const FirmwareImage &image, const BlockListener &listener)
{
    for (std::uint64_t offset = 0; offset < image.size;) {
        if (m_stop.stopRequested())
            return failure(ErrorCode::Cancelled, fmt::format("stopped before offset {}", offset));
        m_block.resize(std::min<std::uint64_t>(blockSize(), image.size - offset));
        REVIVER_TRY(image.data->read(offset, m_block));
        if (auto sent = writeBlock(offset); !sent)
            return failure(sent.error().during("writing at " + hexNumber(offset, 8)));
        offset += m_block.size();
        listener(offset);
    }
    return {};
}

Result<void> StreamingWriter::writeBlock(std::uint64_t offset)
{
    const auto at = static_cast<std::uint32_t>(offset);
    if (!m_unframed)
        return m_streaming.write(at, m_block);
    auto written = m_streaming.writeUnframed(at, m_block);
    m_unframedSeen = m_unframedSeen || written;
    return written;
}

/// One write is unanswered at a time, which every window allows.
std::size_t StreamingWriter::blockSize() const
{
    const std::size_t most = m_unframed ? streaming::kMaxUnframed : streaming::kBlockSize;
    const std::size_t preferred = m_hello.preferredBlockSize;
    return preferred > 0 ? std::min(most, preferred) : streaming::kBlockSize;
}

Result<void> StreamingWriter::readBack(const FirmwareImage &image, const WriteTarget &,
                                       const BlockListener &listener)
{
    if (!m_flash)
        return failure(ErrorCode::Unsupported, "the loader does not let the flash be read");
    return m_flash->compare(m_streaming, image, partitionOf(image.role), listener, m_stop);
}

Result<void> StreamingWriter::restart()
{
    return m_streaming.reset();
}

LinkQuality StreamingWriter::link() const
{
    return linkQuality(m_dmss.counters()) + linkQuality(m_streaming.counters());
}

void StreamingWriter::note(LogLevel level, Message text) const
{
    if (m_log)
        m_log(level, std::move(text));
}

}  // namespace reviver
