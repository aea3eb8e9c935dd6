// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/hardware.h"

#include <mutex>

namespace reviver::test {

/// A computer with the devices that the test says; no port of it can be opened.
class FakeHardware final : public DeviceEnumerator, public PortOpener {
public:
    std::vector<AttachedDevice> devices() override
    {
        const std::lock_guard lock(m_mutex);
        return m_devices;
    }
    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        return failure(m_refusal, path + ": as the test says");
    }
    void attach(AttachedDevice device, ErrorCode refusal = ErrorCode::PortNotFound)
    {
        const std::lock_guard lock(m_mutex);
        m_devices.push_back(std::move(device));
        m_refusal = refusal;
    }

private:
    std::mutex m_mutex;
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
