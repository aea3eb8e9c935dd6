// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/dmss/dmss_client.h"
#include "core/protocol/streaming/streaming_client.h"
#include "core/repair/image_writer.h"

namespace reviver {

/// Whether the loader that takes the images is in the modem's memory already.
enum class LoaderState { ToBeLoaded, Running };

/// Route B: a loader is put into memory and started with the chip's own download
/// protocol; then it is greeted, compares the partition table, and takes image after
/// image by streaming download. One that runs already is only greeted.
class StreamingWriter final : public ImageWriter {
public:
    StreamingWriter(const WriterSetup &setup, LoaderState loader);

    Result<std::string> confirmMode() override;
    Result<void> startLoader(const LoaderImage &loader, const BlockListener &listener) override;
    Result<void> comparePartitionTable(const FirmwareImage &image) override;
    Result<void> write(const FirmwareImage &image, const WriteTarget &target,
                       const BlockListener &listener) override;
    Result<void> restart() override;
    LinkQuality link() const override;

private:
    Result<void> sendLoader(const LoaderImage &loader, const BlockListener &listener);
    Result<void> greetLoader();
    Result<void> writeBlocks(const FirmwareImage &image, const BlockListener &listener);

    const LoaderState m_loader;
    Clock &m_clock;
    StopToken m_stop;
    dmss::Client m_dmss;
    streaming::Client m_streaming;
    std::size_t m_blockSize = streaming::kBlockSize;
    Bytes m_block;
};

}  // namespace reviver
