// SPDX-License-Identifier: Apache-2.0
#include "core/platform/system_services.h"

#include "core/platform/linux/access_rule.h"
#include "core/platform/linux/driver_binding.h"
#include "core/platform/linux/modem_manager.h"
#include "core/platform/linux/port_holders.h"
#include "core/platform/linux/power_state.h"
#include "core/platform/linux/sleep_lock.h"
#include "core/platform/usb_messages.h"

namespace reviver {

namespace {

class LinuxServices final : public HostServices {
public:
    std::vector<PortHolder> holdersOf(const std::string &port) override { return portHolders(port); }
    Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &device) override
    {
        return inhibitModemManager(device);
    }
    std::optional<HostChange> accessRule() override { return missingAccessRule(); }
    Result<void> installAccessRule() override { return writeAccessRule(Administrator()); }
    std::optional<HostChange> driverBinding(const AttachedDevice &device) override
    {
        return missingDriverBinding(device);
    }
    Result<void> bindSerialDriver(const AttachedDevice &device) override
    {
        return addDriverBinding(device, Administrator());
    }
    Result<void> sendUsbMessages(const AttachedDevice &device, const std::vector<UsbMessage> &messages,
                                 std::chrono::milliseconds timeout) override
    {
        return reviver::sendUsbMessages(device.location, messages, timeout);
    }
    Result<std::unique_ptr<Hold>> keepAwake(const std::string &reason) override { return blockSleep(reason); }
    std::optional<PowerState> power() override { return powerState(); }
};

}  // namespace

std::unique_ptr<HostServices> systemServices()
{
    return std::make_unique<LinuxServices>();
}

}  // namespace reviver
