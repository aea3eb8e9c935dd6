// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/pseudo_terminal.h"
#include "core/simulator/practice_modem.h"

#include <chrono>
#include <filesystem>
#include <map>

namespace reviver {

/// The ports of a practice modem as pseudo-terminals, each behind a link in one
/// folder. Links come and go as the modem's ports do.
class PracticePorts {
public:
    explicit PracticePorts(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// Takes the links away.
    ~PracticePorts();
    PracticePorts(const PracticePorts &) = delete;
    PracticePorts &operator=(const PracticePorts &) = delete;

    /// Makes the folder, and removes links of our names that an earlier run left.
    Result<void> prepare();
    /// Makes a terminal and a link for each port of `device`.
    Result<void> plug(const AttachedDevice &device);
    /// Takes all ports away: clients that hold one open get an error.
    void unplug();

    /// Tells the modem which ports clients have opened. What it said before is lost, as
    /// on a real port.
    void tellOpenings(PracticeModem &modem);
    /// Hands what clients wrote to the modem; true when there was something.
    bool readInto(PracticeModem &modem);
    /// Puts out what the modem has to say, as far as the terminals take it.
    void writeFrom(PracticeModem &modem);
    /// Waits until a client writes, for `timeout` at most.
    void wait(std::chrono::milliseconds timeout) const;

private:
    struct Port {
        PseudoTerminal terminal;
        Bytes pending;  ///< what the terminal did not take yet
    };
    static void tellOpening(const std::string &name, Port &port, PracticeModem &modem);
    Result<void> link(const std::string &name, const std::string &target) const;

    std::filesystem::path m_folder;
    std::map<std::string, Port> m_ports;
};

}  // namespace reviver
