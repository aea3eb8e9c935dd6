// SPDX-License-Identifier: Apache-2.0
#include "core/platform/device_changes.h"

#include <filesystem>
#include <libudev.h>
#include <system_error>

namespace reviver {

namespace {

struct UdevRelease {
    void operator()(udev *library) const { udev_unref(library); }
    void operator()(udev_monitor *monitor) const { udev_monitor_unref(monitor); }
    void operator()(udev_device *device) const { udev_device_unref(device); }
};
using Udev = std::unique_ptr<udev, UdevRelease>;
using Monitor = std::unique_ptr<udev_monitor, UdevRelease>;
using Event = std::unique_ptr<udev_device, UdevRelease>;

/// udev repeats the kernel's events once it has made the device's file and set its
/// permissions. Where it does not run, only the kernel's own are to be heard.
const char *eventSource()
{
    std::error_code ignored;
    return std::filesystem::exists("/run/udev/control", ignored) ? "udev" : "kernel";
}

class UdevChanges final : public DeviceChanges {
public:
    UdevChanges(Udev library, Monitor monitor) : m_library(std::move(library)), m_monitor(std::move(monitor))
    {
    }

    bool seen() override
    {
        bool any = false;
        while (Event(udev_monitor_receive_device(m_monitor.get())))
            any = true;
        return any;
    }

private:
    Udev m_library;
    Monitor m_monitor;
};

}  // namespace

std::unique_ptr<DeviceChanges> watchDevices()
{
    Udev library(udev_new());
    if (!library)
        return nullptr;
    Monitor monitor(udev_monitor_new_from_netlink(library.get(), eventSource()));
    if (!monitor)
        return nullptr;
    for (const char *subsystem : {"usb", "usb-serial", "tty"})
        udev_monitor_filter_add_match_subsystem_devtype(monitor.get(), subsystem, nullptr);
    if (udev_monitor_enable_receiving(monitor.get()) < 0)
        return nullptr;
    return std::make_unique<UdevChanges>(std::move(library), std::move(monitor));
}

}  // namespace reviver
