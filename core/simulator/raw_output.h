// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/modem_program.h"

#include <functional>
#include <string>

namespace reviver::practice {

/// Many raw octets that a program puts out no faster than the host takes them, as a USB
/// endpoint does.
class RawOutput {
public:
    using Source = std::function<Bytes(std::uint64_t offset, std::size_t size)>;

    RawOutput(ModemBoard &board, std::string port) : m_board(board), m_port(std::move(port)) {}

    /// Puts out `size` octets of `source`, then calls `finished`.
    void start(std::uint64_t size, Source source, std::function<void()> finished = {});
    /// To be called when the host has taken what was put out.
    void taken();
    bool busy() const { return m_offset < m_size; }
    void stop() { m_offset = m_size = 0; }

private:
    void putOut();

    ModemBoard &m_board;
    std::string m_port;
    Source m_source;
    std::function<void()> m_finished;
    std::uint64_t m_offset = 0;
    std::uint64_t m_size = 0;
};

}  // namespace reviver::practice
