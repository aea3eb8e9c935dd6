// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/attached_device.h"

#include <functional>
#include <set>
#include <string>
#include <thread>
#include <umockdev.h>
#include <vector>

namespace reviver::pretended {

/// A USB that umockdev pretends to this process, and to children that get `environment()`:
/// their /sys and /dev are its own. The program must have been started with umockdev's
/// preload library (umockdev_main.cpp).
class Bus {
public:
    Bus();
    ~Bus();
    Bus(const Bus &) = delete;
    Bus &operator=(const Bus &) = delete;

    UMockdevTestbed *testbed() const { return m_testbed; }
    /// Variables for a child process that shall see the same devices, as NAME=VALUE.
    std::vector<std::string> environment() const;

    /// Called after each event. umockdev holds only ten for a listener who does not fetch
    /// them: a test with one lets it look in between.
    std::function<void()> afterEvent;

    /// Makes the device's folders and files, and announces it. Returns its usbfs file. The
    /// name of a serial port can be had only once, as umockdev keeps it.
    std::string plug(const AttachedDevice &device);
    /// Takes them away again, and announces that.
    void unplug(const AttachedDevice &device);
    /// The far side of a serial port that was plugged: "/dev/ttyUSB1".
    int modemSide(const std::string &port) const;

private:
    void forgetTerminal(int modemSide) const;

    UMockdevTestbed *m_testbed;
    GMainLoop *m_loop;
    std::thread m_thread;  ///< umockdev answers requests to devices here
    std::vector<UMockdevIoctlBase *> m_lines;
    std::set<std::string> m_hubs;  ///< their paragraphs: they stay when a device goes
    int m_lastDevnum = 1;
};

}  // namespace reviver::pretended
