// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_host.h"

#include <mutex>

namespace reviver::test {

/// A computer with the devices that the test says.
class FakeHardware final : public DeviceEnumerator, public PortOpener {
public:
    std::vector<AttachedDevice> devices() override
    {
        const std::lock_guard lock(m_mutex);
        std::vector<AttachedDevice> all = m_devices;
        for (AttachedDevice device : m_host ? m_host->devices() : std::vector<AttachedDevice>()) {
            device.practice = false;
            device.location = device.hubs.empty() ? "1-4" : "1-4.1";
            if (device.speed == UsbSpeed::Unknown)
                device.speed = UsbSpeed::High;
            device.light = LightPattern::Unknown;
            all.push_back(device);
        }
        return all;
    }
    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        if (m_host)
            return m_host->open(path);
        return failure(m_refusal, path + ": as the test says");
    }
    void attach(AttachedDevice device, ErrorCode refusal = ErrorCode::PortNotFound)
    {
        const std::lock_guard lock(m_mutex);
        m_devices.push_back(std::move(device));
        m_refusal = refusal;
    }
    /// A practice modem that looks like a real one in port 1-4.
    void attach(PracticeHost &host)
    {
        const std::lock_guard lock(m_mutex);
        m_host = &host;
    }
    void detachHost()
    {
        const std::lock_guard lock(m_mutex);
        m_host = nullptr;
    }

private:
    std::mutex m_mutex;
    PracticeHost *m_host = nullptr;
    std::vector<AttachedDevice> m_devices;
    ErrorCode m_refusal = ErrorCode::PortNotFound;
};

/// An E392 as Linux lists it: 12D1:1003 with two serial ports.
inline AttachedDevice e392(const std::string &location = "1-4")
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1003};
    device.manufacturer = "HUAWEI Technology";
    device.product = "HUAWEI Mobile";
    device.location = location;
    device.speed = UsbSpeed::High;
    device.interfaces = {{0, 0xFF, 0xFF, 0xFF, 3, "3G Modem", "option", "/dev/ttyUSB0"},
                         {1, 0xFF, 0xFF, 0xFF, 2, "3G PC UI Interface", "option", "/dev/ttyUSB1"}};
    return device;
}

/// The same stick while it shows only its installer disc: 12D1:1505, mass storage.
inline AttachedDevice e392Disc()
{
    AttachedDevice device = e392();
    device.id = UsbId{0x12D1, 0x1505};
    device.interfaces = {{0, 0x08, 0x06, 0x50, 2, "Mass Storage", "usb-storage", ""}};
    return device;
}

}  // namespace reviver::test
