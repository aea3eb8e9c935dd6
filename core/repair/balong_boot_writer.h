// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/balong_boot/balong_boot_client.h"
#include "core/repair/image_writer.h"

namespace reviver {

/// The boot ROM of a Balong chip: it takes a loader to memory, and no images. The stick leaves
/// the bus once the loader runs.
class BalongBootWriter final : public ImageWriter {
public:
    explicit BalongBootWriter(const WriterSetup &setup);

    /// Knocks; the boot ROM tells no build id.
    Result<std::string> confirmMode() override;
    Result<void> startLoader(const LoaderImage &loader, const BlockListener &listener) override;
    Result<void> restart() override;
    LinkQuality link() const override;

private:
    balong_boot::Client m_client;
};

}  // namespace reviver
