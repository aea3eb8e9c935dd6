// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/firehose/firehose_client.h"
#include "core/protocol/sahara/sahara_client.h"
#include "core/repair/image_writer.h"

namespace reviver {

/// A chip in emergency mode gets a signed programmer over Sahara; the programmer takes the
/// rows of a Firehose set. Stops between rows only: raw sectors that break off would leave
/// the programmer waiting for the rest.
class FirehoseWriter final : public ImageWriter {
public:
    explicit FirehoseWriter(const WriterSetup &setup);

    /// Sahara: asks for the chip's numbers and compares them with those that programmer and
    /// images are signed for; BundleForOtherDevice if they differ.
    Result<std::string> confirmMode() override;
    /// For a programmer that runs already.
    Result<void> prepare() override;
    Result<void> startLoader(const LoaderImage &loader, const BlockListener &listener) override;
    Result<void> erase(const FirehoseStep &row) override;
    Result<void> write(const FirmwareImage &image, const WriteTarget &target,
                       const BlockListener &listener) override;
    Result<void> patch(const FirehoseStep &row) override;
    /// By a digest that the programmer makes, else by reading.
    Result<void> readBack(const FirmwareImage &image, const WriteTarget &target,
                          const BlockListener &listener) override;
    Result<void> restart() override;
    LinkQuality link() const override;

private:
    Result<void> readIds();
    Result<void> compareIds(const sahara::Identity &identity) const;
    Result<void> sendProgrammer(const LoaderImage &loader, const BlockListener &listener);
    Result<void> configure();
    /// The digest of the flash equals the image's; Unsupported if the programmer makes none.
    Result<void> compareDigest(const FirmwareImage &image, const firehose::SectorRange &range);
    Result<void> compareByReading(const FirmwareImage &image, const firehose::SectorRange &range,
                                  const BlockListener &listener);
    void note(LogLevel level, Message text) const;

    const FirmwareBundle &m_bundle;
    const LoaderImage *m_loader;
    DeviceMode m_mode;
    std::function<void(LogLevel, Message)> m_log;
    sahara::Client m_sahara;
    firehose::Client m_firehose;
    Bytes m_buffer;  ///< octets of an image, to be compared; kept for its memory
};

}  // namespace reviver
