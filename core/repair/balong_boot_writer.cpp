// SPDX-License-Identifier: Apache-2.0
#include "core/repair/balong_boot_writer.h"

#include "core/repair/link_quality.h"

#include <fmt/format.h>

namespace reviver {

BalongBootWriter::BalongBootWriter(const WriterSetup &setup) : m_client(setup.port, setup.clock, setup.stop)
{
}

Result<std::string> BalongBootWriter::confirmMode()
{
    return m_client.knock().map([] { return std::string(); });
}

Result<void> BalongBootWriter::startLoader(const LoaderImage &loader, const BlockListener &listener)
{
    std::uint64_t before = 0;
    std::uint64_t sent = 0;
    for (const LoaderBlock &block : loader.blocks) {
        if (block.offset > loader.data.size() || block.size > loader.data.size() - block.offset)
            return failure(ErrorCode::InvalidArgument, "a block of the loader ends behind the file");
        const auto taken = m_client.sendComponent(
            static_cast<balong_boot::RunMode>(block.mode), block.address,
            ByteView(loader.data).subspan(block.offset, block.size), [&](std::size_t done, std::size_t) {
                sent = before + done;
                listener(sent);
            });
        before += block.size;
        // A loader that starts at once takes the last acknowledgement with it.
        const bool started = &block == &loader.blocks.back() && sent == before;
        if (!taken && !(started && taken.error().code() == ErrorCode::PortDisconnected))
            return failure(
                taken.error().during(fmt::format("sending the loader to {:#010x}", block.address)));
    }
    return {};
}

Result<void> BalongBootWriter::restart()
{
    return failure(ErrorCode::Unsupported, "the boot ROM knows no restart");
}

LinkQuality BalongBootWriter::link() const
{
    return linkQuality(m_client.counters());
}

}  // namespace reviver
