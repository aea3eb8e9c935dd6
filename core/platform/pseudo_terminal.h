// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <string>

namespace reviver {

/// A serial port that is not one: what a client writes to path() is read here, and
/// the other way round. In raw mode, and kept alive while clients come and go.
/// Destroying it is an unplug: clients that hold it open get an error.
class PseudoTerminal {
public:
    /// Unsupported on Windows; otherwise fails with what the system said.
    static Result<PseudoTerminal> open();
    ~PseudoTerminal();
    PseudoTerminal(PseudoTerminal &&other) noexcept;
    PseudoTerminal &operator=(PseudoTerminal &&other) noexcept;

    /// Where clients open it: "/dev/pts/7".
    const std::string &path() const { return m_path; }
    /// The file descriptor to wait on for octets from a client.
    int descriptor() const { return m_master; }

    /// True when a client has opened it since the last call; what nobody had read by then
    /// is thrown away. Only Linux tells.
    bool takeOpening();
    /// The file descriptor to wait on for an opening; -1 where none is told.
    int openingDescriptor() const { return m_watch; }

    /// What a client has written, without waiting: 0 when there is nothing.
    Result<std::size_t> read(MutableByteView buffer);
    /// Puts out what the terminal takes now; returns how many octets that were.
    Result<std::size_t> write(ByteView data);

private:
    PseudoTerminal() = default;
    void close();

    int m_master = -1;
    int m_watch = -1;
    int m_slave = -1;  ///< held open: without it a client that closes would end the port
    std::string m_path;
};

}  // namespace reviver
