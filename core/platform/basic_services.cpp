// SPDX-License-Identifier: Apache-2.0
#include "core/platform/basic_services.h"

#include "core/platform/usb_messages.h"

namespace reviver {

Result<std::unique_ptr<Hold>> BasicServices::keepModemManagerAway(const AttachedDevice &)
{
    return failure(ErrorCode::Unsupported, "this system has no ModemManager");
}

Result<void> BasicServices::installAccessRule()
{
    return failure(ErrorCode::Unsupported, "this system has no access rules");
}

Result<void> BasicServices::bindSerialDriver(const AttachedDevice &)
{
    return failure(ErrorCode::Unsupported, "this system does not bind drivers by hand");
}

Result<void> BasicServices::sendUsbMessages(const AttachedDevice &device,
                                            const std::vector<UsbMessage> &messages,
                                            std::chrono::milliseconds timeout)
{
    return reviver::sendUsbMessages(device.location, messages, timeout);
}

}  // namespace reviver
