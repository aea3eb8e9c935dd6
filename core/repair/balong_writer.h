// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/at/monitor_client.h"
#include "core/repair/huawei_writer.h"

namespace reviver {

/// Balong's download monitor: it answers AT until it is led to Huawei's download protocol on
/// the same port, and never goes back without a restart.
class BalongWriter final : public ImageWriter {
public:
    explicit BalongWriter(const WriterSetup &setup);

    /// Asks AT first, then the download protocol. Gives the build id, which only the latter tells.
    Result<std::string> confirmMode() override;
    /// Compares the product once more, announces a signature, and leaves AT.
    Result<void> prepare() override;
    Result<void> write(const FirmwareImage &image, const WriteTarget &target,
                       const BlockListener &listener) override;
    Result<void> restart() override;
    LinkQuality link() const override { return m_images.link(); }

private:
    enum class Speaks { NotAsked, At, DownloadProtocol };

    Result<void> leaveAt();
    Result<void> announceSignature();
    Result<void> checkProduct(const std::string &product) const;

    const FirmwareBundle &m_bundle;
    at::MonitorClient m_monitor;
    HuaweiWriter m_images;
    Speaks m_speaks = Speaks::NotAsked;
    bool m_announced = false;  ///< the signature of the bundle, and the modem took it
};

}  // namespace reviver
