// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/firehose/firehose_client.h"
#include "core/protocol/sahara/sahara_client.h"
#include "core/repair/image_writer.h"

namespace reviver {

/// The boot loader of a Sierra modem goes on with its own Firehose and takes a package whole.
/// Nothing is asked before that: it would not switch any more. Stops before the package only:
/// raw sectors that break off would leave it waiting for the rest.
class SierraWriter final : public ImageWriter {
public:
    explicit SierraWriter(const WriterSetup &setup);

    Result<std::string> confirmMode() override;
    /// Switches to Firehose and agrees on payload and sectors; Unsupported if it takes no packages.
    Result<void> prepare() override;
    Result<void> write(const FirmwareImage &image, const WriteTarget &target,
                       const BlockListener &listener) override;
    Result<void> restart() override;
    LinkQuality link() const override;

private:
    Result<void> switchToFirehose();
    Result<void> askSectors();
    void note(LogLevel level, Message text) const;

    DeviceMode m_mode;
    std::function<void(LogLevel, Message)> m_log;
    sahara::Client m_sahara;
    firehose::Client m_firehose;
    std::uint32_t m_sectorSize = 0;
    std::uint32_t m_pagesPerBlock = 0;
};

}  // namespace reviver
