// SPDX-License-Identifier: Apache-2.0
#include "core/device/disc_leaving.h"

#include <algorithm>

namespace reviver {
namespace {

constexpr std::chrono::milliseconds kPoll{200};

/// Another id, or the same one with other interfaces: some early sticks keep theirs.
bool isChanged(const AttachedDevice &now, const AttachedDevice &before)
{
    const auto classes = [](const AttachedDevice &device) {
        std::vector<std::uint8_t> list;
        for (const AttachedInterface &interface : device.interfaces)
            list.push_back(interface.interfaceClass);
        return list;
    };
    return now.id != before.id || classes(now) != classes(before);
}

std::optional<AttachedDevice> deviceAt(const std::string &location, DeviceEnumerator &enumerator)
{
    auto devices = enumerator.devices();
    const auto found = std::ranges::find(devices, location, &AttachedDevice::location);
    return found == devices.end() ? std::nullopt : std::optional(std::move(*found));
}

/// The device as it came back; nothing when it stayed as it was, or stayed away.
Result<std::optional<AttachedDevice>> awaitChange(const AttachedDevice &disc, const Hardware &hardware,
                                                  const StopToken &stop)
{
    const Clock::Instant end = hardware.clock.now() + kSwitchReturnTimeout;
    while (hardware.clock.now() < end) {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped while waiting for the modem to return");
        auto now = deviceAt(disc.location, hardware.enumerator);
        if (now && isChanged(*now, disc))
            return now;
        hardware.clock.sleep(kPoll, stop);
    }
    return std::nullopt;
}

}  // namespace

Result<AttachedDevice> leaveDisc(const AttachedDevice &disc, const Hardware &hardware, StopToken stop,
                                 const AttemptObserver &observer)
{
    const auto way = discSwitchFor(disc);
    if (!way)
        return failure(ErrorCode::Unsupported, "no message is known that makes this device leave its disc");
    if (!hardware.services)
        return failure(ErrorCode::Unsupported, "messages to a disc can't be sent on this system");
    for (const SwitchAttempt &attempt : switchAttempts(*way)) {
        if (observer)
            observer(attempt.title);
        REVIVER_TRY(hardware.services->sendUsbMessages(disc, attempt.messages, kSwitchTransferTimeout));
        auto changed = awaitChange(disc, hardware, stop);
        if (!changed)
            return failure(changed.error());
        if (*changed)
            return **std::move(changed);
        if (!deviceAt(disc.location, hardware.enumerator))
            break;  // there is nobody left to send another message to
    }
    return failure(ErrorCode::ModemNotReturned, "it did not come back with other interfaces");
}

}  // namespace reviver
