// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/dmss/dmss_client.h"
#include "core/protocol/streaming/streaming_client.h"
#include "core/repair/streaming_flash.h"

namespace reviver {

/// Whether the loader that takes the images is in the modem's memory already.
enum class LoaderState { ToBeLoaded, Running };

/// Route B: a loader is put into memory and started with the chip's own download
/// protocol; then it is greeted, compares the partition table, and takes image after
/// image by streaming download. One that runs already is only greeted. A loader that lets the
/// flash be read has its table compared here, too, and what was written.
class StreamingWriter final : public ImageWriter {
public:
    StreamingWriter(const WriterSetup &setup, LoaderState loader);

    Result<std::string> confirmMode() override;
    Result<void> startLoader(const LoaderImage &loader, const BlockListener &listener) override;
    Result<void> comparePartitionTable(const FirmwareImage &image) override;
    Result<void> write(const FirmwareImage &image, const WriteTarget &target,
                       const BlockListener &listener) override;
    Result<void> readBack(const FirmwareImage &image, const WriteTarget &target,
                          const BlockListener &listener) override;
    Result<void> restart() override;
    LinkQuality link() const override;

private:
    Result<void> sendLoader(const LoaderImage &loader, const BlockListener &listener);
    Result<void> greetLoader();
    void noteHello() const;
    /// Flash that is written without error-correcting codes can't be read by a modem.
    Result<void> useErrorCorrection();
    Result<void> compareWithFlash(const PartitionTable &table);
    Result<void> open(const FirmwareImage &image, streaming::OpenType type);
    Result<void> writeBlocks(const FirmwareImage &image, const BlockListener &listener);
    Result<void> writeBlock(std::uint64_t offset);
    std::size_t blockSize() const;
    void note(LogLevel level, Message text) const;

    const LoaderState m_loader;
    const std::function<void(LogLevel, Message)> m_log;
    Clock &m_clock;
    StopToken m_stop;
    dmss::Client m_dmss;
    streaming::Client m_streaming;
    streaming::HelloReply m_hello;
    std::optional<StreamingFlash> m_flash;  ///< if the loader lets it be read
    bool m_byName = false;                  ///< it opens no types
    bool m_unframed = false;                ///< blocks go without frames
    bool m_unframedSeen = false;            ///< one of them was acknowledged
    Bytes m_block;
};

}  // namespace reviver
