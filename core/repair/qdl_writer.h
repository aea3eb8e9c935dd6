// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/qdl/qdl_client.h"
#include "core/repair/image_writer.h"

namespace reviver {

/// A Gobi or Sierra modem takes image after image by QDL: each is opened with the header
/// that its package gives it, and its octets follow in chunks.
class QdlWriter final : public ImageWriter {
public:
    explicit QdlWriter(const WriterSetup &setup);

    Result<std::string> confirmMode() override;
    Result<void> write(const FirmwareImage &image, const WriteTarget &target,
                       const BlockListener &listener) override;
    Result<void> restart() override;
    LinkQuality link() const override;

private:
    Result<void> writeChunks(const FirmwareImage &image, const BlockListener &listener);

    StopToken m_stop;
    qdl::Client m_qdl;
    Bytes m_chunk;  ///< kept for its memory
};

}  // namespace reviver
