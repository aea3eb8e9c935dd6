// SPDX-License-Identifier: Apache-2.0
#include "app/cli/byte_progress.h"

#include "app/cli/terminal.h"

#include <fmt/format.h>

namespace reviver::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw{100};
constexpr double kMega = 1e6;

}  // namespace

ByteProgress::ByteProgress(std::string verb) : m_verb(std::move(verb)), m_draws(errorsAreTerminal())
{
}

ByteProgress::~ByteProgress()
{
    if (m_drawn)
        fmt::print(stderr, "\r\x1b[K");
}

ReadProgress ByteProgress::callback()
{
    if (!m_draws)
        return {};
    return [this](std::uint64_t done, std::uint64_t total) { draw(done, total); };
}

void ByteProgress::draw(std::uint64_t done, std::uint64_t total)
{
    const auto now = std::chrono::steady_clock::now();
    if (total == 0 || now - m_last < kRedraw)
        return;
    m_last = now;
    m_drawn = true;
    const auto octets = static_cast<double>(done);
    const auto all = static_cast<double>(total);
    fmt::print(stderr, "\r\x1b[K{}  {:5.1f} %  {:.1f} of {:.1f} MB", m_verb, 100 * octets / all,
               octets / kMega, all / kMega);
}

}  // namespace reviver::cli
