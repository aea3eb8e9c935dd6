// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_modem.h"
#include "tests/platform/pretended_bus.h"
#include "tests/platform/pretended_usbfs.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace reviver::pretended {

/// A practice modem as a USB device at 1-1: its ports are serial ports, its disc takes
/// messages over usbfs, and a restart takes all of it away and brings it back. For our own
/// programs and for others that take it for a real one.
class PracticeOnBus {
public:
    /// Whether the system has a driver that makes serial ports of its interfaces.
    enum class Driver { Serial, None };

    /// `scenario` must be one of scenarios(). The modem lives in a thread until the end.
    PracticeOnBus(Bus &bus, const std::string &scenario, Driver driver = Driver::Serial);
    ~PracticeOnBus();

    PracticeMode mode() const;
    /// How often it came onto the bus.
    unsigned generation() const;
    /// Octets that came to any of its ports since it came onto the bus.
    std::size_t received() const { return m_received; }
    /// What was written into its flash, by name.
    std::map<std::string, Bytes> flash() const;
    std::vector<std::string> forbiddenSeen() const;

private:
    struct Port {
        std::string name;  ///< as the practice modem calls it
        int modemSide;
        Bytes pending;  ///< did not fit
    };
    void run();
    void replug();
    void plug(const AttachedDevice &practice);
    void exchange();
    void exchangeOnPort(Port &port, Bytes &buffer);
    void exchangeOnUsb();
    std::vector<Bytes> takeMessages();
    AttachedDevice asUsbDevice(const AttachedDevice &practice);

    Bus &m_bus;
    Driver m_driver;
    SystemClock m_clock;
    mutable std::mutex m_mutex;  ///< around the modem
    PracticeModem m_modem;
    std::optional<AttachedDevice> m_plugged;
    unsigned m_shown = 0;  ///< the generation that is on the bus
    std::vector<Port> m_ports;
    int m_nextPort = 0;  ///< it comes back under other names: ttyUSB0, ttyUSB1, ...
    std::string m_usbPort;  ///< the modem's name for what a program reaches over usbfs
    std::mutex m_messagesMutex;
    std::vector<Bytes> m_messages;  ///< over usbfs, in the order in which they came
    std::unique_ptr<Usbfs> m_usbfs;  ///< gone before m_messages, which it fills
    std::atomic<std::size_t> m_received = 0;
    std::atomic<bool> m_ending = false;
    std::thread m_thread;
};

}  // namespace reviver::pretended
