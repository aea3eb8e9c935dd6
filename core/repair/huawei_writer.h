// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/huawei/huawei_client.h"
#include "core/repair/image_writer.h"

namespace reviver {

/// Huawei's download protocol: each image is begun, sent block by block under a running number, and ended.
class HuaweiWriter final : public ImageWriter {
public:
    HuaweiWriter(Transport &port, Clock &clock, StopToken stop);

    Result<std::string> confirmMode() override;
    /// What the modem calls itself, "HUAWEI E392u-12".
    Result<std::string> productId() { return m_client.productId(); }
    /// Why the last request was refused; nothing if it was not.
    std::optional<dmss::NakReason> lastRefusal() const { return m_client.lastRefusal(); }
    Result<void> write(const FirmwareImage &image, const WriteTarget &target,
                       const BlockListener &listener) override;
    Result<void> restart() override;
    LinkQuality link() const override;

private:
    Result<void> writeBlocks(const FirmwareImage &image, const BlockListener &listener);

    StopToken m_stop;
    huawei::Client m_client;
    Bytes m_block;
};

}  // namespace reviver
