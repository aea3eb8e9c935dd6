// SPDX-License-Identifier: Apache-2.0
#include "core/repair/streaming_writer.h"

#include "core/base/hex.h"
#include "core/firmware/images/partition_table.h"
#include "core/repair/link_quality.h"

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
    , m_clock(setup.clock)
    , m_stop(setup.stop)
    , m_dmss(setup.port, setup.clock, setup.stop)
    , m_streaming(setup.port, setup.clock, setup.stop)
{
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
    const auto hello = m_streaming.hello();
    if (!hello)
        return failure(hello.error().during("greeting the loader"));
    if (hello->preferredBlockSize > 0)
        m_blockSize = std::min<std::size_t>(m_blockSize, hello->preferredBlockSize);
    if (auto trusted = m_streaming.setSecurityMode(true); !trusted)
        return failure(trusted.error().during("setting the security mode"));
    return m_streaming.closeLeftOver();
}

Result<void> StreamingWriter::comparePartitionTable(const FirmwareImage &image)
{
    auto octets = readAll(*image.data, 0, image.size);
    if (!octets)
        return failure(octets.error());
    const auto table = PartitionTable::decode(*octets);
    if (!table)
        return failure(table.error());
    // As it stands in the file, free rows included; a larger file is cut behind its rows.
    const std::size_t size
        = octets->size() <= streaming::kMaxPartitionTable ? octets->size() : table->encodedSize();
    const auto status = m_streaming.partitionTable(ByteView(*octets).first(size));
    if (!status)
        return failure(status.error().during("comparing the partition table"));
    if (*status != streaming::TableStatus::Accepted)
        return failure(ErrorCode::DeviceRefused,
                       "the partition table of the file: " + streaming::tableStatusText(*status));
    return {};
}

Result<void> StreamingWriter::write(const FirmwareImage &image, const WriteTarget &target,
                                    const BlockListener &listener)
{
    if (auto opened = m_streaming.openMulti(static_cast<streaming::OpenType>(target.code)); !opened)
        return failure(opened.error().during("opening the image"));
    REVIVER_TRY(writeBlocks(image, listener));
    if (auto closed = m_streaming.close(); !closed)
        return failure(closed.error().during("ending the image"));
    return {};
}

Result<void> StreamingWriter::writeBlocks(const FirmwareImage &image, const BlockListener &listener)
{
    for (std::uint64_t offset = 0; offset < image.size;) {
        if (m_stop.stopRequested())
            return failure(ErrorCode::Cancelled, fmt::format("stopped before offset {}", offset));
        m_block.resize(std::min<std::uint64_t>(m_blockSize, image.size - offset));
        REVIVER_TRY(image.data->read(offset, m_block));
        if (auto sent = m_streaming.write(static_cast<std::uint32_t>(offset), m_block); !sent)
            return failure(sent.error().during("writing at " + hexNumber(offset, 8)));
        offset += m_block.size();
        listener(offset);
    }
    return {};
}

Result<void> StreamingWriter::restart()
{
    return m_streaming.reset();
}

LinkQuality StreamingWriter::link() const
{
    return linkQuality(m_dmss.counters()) + linkQuality(m_streaming.counters());
}

}  // namespace reviver
