// SPDX-License-Identifier: Apache-2.0
#include "tests/platform/practice_on_bus.h"

#include "tests/platform/pretended_device.h"

#include <algorithm>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace reviver::pretended {

namespace {

constexpr int kModemEnds = 3;
constexpr int kPollMs = 20;
constexpr std::size_t kReadSize = 64 * 1024;
constexpr std::uint8_t kMassStorage = 0x08;

PracticeModemOptions fast()
{
    PracticeModemOptions options;
    options.fast = true;
    return options;
}

}  // namespace

PracticeOnBus::PracticeOnBus(Bus &bus, const std::string &scenario, Driver driver)
    : m_bus(bus)
    , m_driver(driver)
    , m_modem(*findScenario(scenario), m_clock.now(), fast())
{
    replug();
    m_thread = std::thread([this] { run(); });
}

PracticeOnBus::~PracticeOnBus()
{
    m_ending = true;
    m_thread.join();
}

PracticeMode PracticeOnBus::mode() const
{
    const std::lock_guard lock(m_mutex);
    return m_modem.mode();
}

unsigned PracticeOnBus::generation() const
{
    const std::lock_guard lock(m_mutex);
    return m_modem.generation();
}

std::map<std::string, Bytes> PracticeOnBus::flash() const
{
    const std::lock_guard lock(m_mutex);
    return m_modem.flash();
}

std::vector<std::string> PracticeOnBus::forbiddenSeen() const
{
    const std::lock_guard lock(m_mutex);
    return m_modem.forbiddenSeen();
}

/// With what a bus tells besides: end points, names of serial ports, its place.
AttachedDevice PracticeOnBus::asUsbDevice(const AttachedDevice &practice)
{
    AttachedDevice device = discStick();
    device.id = practice.id;
    device.manufacturer = practice.manufacturer;
    device.product = practice.product;
    device.interfaces.clear();
    for (const AttachedInterface &one : practice.interfaces) {
        AttachedInterface interface = interfaceOf(one.number, one.interfaceClass, one.subclass, one.protocol,
                                                  one.endpoints == kModemEnds);
        interface.name = one.name;
        if (m_driver == Driver::None && !one.port.empty()) {
            device.interfaces.push_back(std::move(interface));
            continue;
        }
        interface.driver = one.driver;
        if (!one.port.empty())
            interface.port = fmt::format("/dev/ttyUSB{}", m_nextPort++);
        device.interfaces.push_back(std::move(interface));
    }
    return device;
}

void PracticeOnBus::run()
{
    while (!m_ending) {
        std::vector<pollfd> ends;
        for (const Port &port : m_ports)
            ends.push_back({port.modemSide, POLLIN, 0});
        ::poll(ends.data(), ends.size(), kPollMs);
        const std::lock_guard lock(m_mutex);
        m_modem.advance(m_clock.now());
        exchange();
        replug();
    }
}

/// Makes the bus show what the modem is now.
void PracticeOnBus::replug()
{
    if (m_plugged && (!m_modem.present() || m_modem.generation() != m_shown)) {
        if (m_usbfs)
            m_usbfs->pull();
        m_bus.unplug(*m_plugged);
        m_usbfs.reset();
        m_ports.clear();
        m_plugged.reset();
    }
    if (m_plugged)
        return;
    if (const auto practice = m_modem.enumerate())
        plug(*practice);
}

void PracticeOnBus::plug(const AttachedDevice &practice)
{
    m_shown = m_modem.generation();
    m_received = 0;
    m_plugged = asUsbDevice(practice);
    m_usbPort.clear();
    const std::string node = m_bus.plug(*m_plugged);
    const auto keep = [this](const Bytes &octets) {
        const std::lock_guard lock(m_messagesMutex);
        m_messages.push_back(octets);
    };
    for (std::size_t i = 0; i < practice.interfaces.size(); ++i) {
        const AttachedInterface &interface = m_plugged->interfaces[i];
        const std::string &port = practice.interfaces[i].port;
        if (!interface.port.empty())
            m_ports.push_back({port, m_bus.modemSide(interface.port), {}});
        if (interface.interfaceClass == kMassStorage) {
            m_usbfs = std::make_unique<Usbfs>(m_bus.testbed(), node);
            m_usbfs->onTransfer = [keep](std::uint8_t, const Bytes &octets) { keep(octets); };
        } else if (m_driver == Driver::None && !port.empty() && !m_usbfs) {
            m_usbfs = std::make_unique<Usbfs>(m_bus.testbed(), node, Usbfs::Node::Descriptors);
            m_usbfs->onOctets = [keep](ByteView octets) { keep(Bytes(octets.begin(), octets.end())); };
            m_usbPort = port;
        }
        m_modem.opened(port);  // what it says unasked waits for whoever comes
    }
}

void PracticeOnBus::exchange()
{
    exchangeOnUsb();
    Bytes buffer(kReadSize);
    for (Port &port : m_ports)
        exchangeOnPort(port, buffer);
}

void PracticeOnBus::exchangeOnUsb()
{
    for (const Bytes &message : takeMessages()) {
        m_received += message.size();
        if (m_usbPort.empty())
            m_modem.receiveStorage(message);
        else
            m_modem.receive(m_usbPort, message);
    }
    if (!m_usbfs)
        return;
    for (Bytes octets = m_modem.takeTransfer(m_usbPort); !octets.empty();
         octets = m_modem.takeTransfer(m_usbPort))
        m_usbfs->send(octets);
    m_usbfs->endOverdue();
}

void PracticeOnBus::exchangeOnPort(Port &port, Bytes &buffer)
{
    pollfd end{port.modemSide, POLLIN, 0};
    const bool arrived = ::poll(&end, 1, 0) == 1 && (end.revents & POLLIN) != 0;
    const ssize_t count = arrived ? ::read(port.modemSide, buffer.data(), buffer.size()) : 0;
    if (count > 0) {
        m_received += static_cast<std::size_t>(count);
        m_modem.receive(port.name, ByteView(buffer).first(static_cast<std::size_t>(count)));
    }
    append(port.pending, m_modem.take(port.name));
    if (port.pending.empty())
        return;
    const ssize_t taken = ::write(port.modemSide, port.pending.data(), port.pending.size());
    if (taken > 0)
        port.pending.erase(port.pending.begin(), port.pending.begin() + taken);
}

std::vector<Bytes> PracticeOnBus::takeMessages()
{
    const std::lock_guard lock(m_messagesMutex);
    return std::exchange(m_messages, {});
}

}  // namespace reviver::pretended
