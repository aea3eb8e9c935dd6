// SPDX-License-Identifier: Apache-2.0
#include "core/device/away_and_back.h"

#include <fmt/format.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kLongestWait = 60s;
constexpr milliseconds kPoll = 200ms;
/// A modem that was not seen leaving may have left and returned between two looks:
/// after this time it is asked all the same.
constexpr milliseconds kAskAnyway = 2500ms;
/// Until then an answer in the mode that it was to leave may come from before the restart.
constexpr milliseconds kLongestVanish = 10s;
constexpr milliseconds kSettle = 500ms;

std::optional<Modem> attached(const Modem &before, const Hardware &hardware)
{
    const auto modems = groupModems(hardware.enumerator.devices());
    const Modem *found = findModem(modems, before.id);
    return found ? std::optional<Modem>(*found) : std::nullopt;
}

}  // namespace

Result<Evidence> awaitReturn(const Modem &before, const Hardware &hardware, ReturnInto into, StopToken stop,
                             const ProbeObserver &observer)
{
    Clock &clock = hardware.clock;
    const Clock::Instant start = clock.now();
    const auto waited = [&] { return std::chrono::duration_cast<milliseconds>(clock.now() - start); };
    bool left = false;
    std::optional<Evidence> silent;

    while (waited() < kLongestWait) {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped while waiting for the modem to return");
        const auto modem = attached(before, hardware);
        left = left || !modem || modem->device.id != before.device.id;
        const bool mayAsk = left || waited() >= kAskAnyway;
        if (!modem || !mayAsk) {
            clock.sleep(kPoll, stop);
            continue;
        }
        clock.sleep(kSettle, stop);
        Evidence evidence = probeModem(*modem, hardware, stop, observer);
        const bool wanted = isDownloadMode(evidence.mode) == (into == ReturnInto::Download);
        const bool beforeRestart = !wanted && !left && waited() < kLongestVanish;
        if (!stillStarting(evidence.mode) && !beforeRestart)
            return evidence;
        if (!beforeRestart)
            silent = std::move(evidence);
    }
    if (silent)
        return *std::move(silent);
    return failure(ErrorCode::ModemNotReturned,
                   fmt::format("not back on the bus after {} s", kLongestWait / 1s));
}

bool stillStarting(DeviceMode mode)
{
    return mode == DeviceMode::Silent || mode == DeviceMode::Unknown || mode == DeviceMode::NoAccess
        || mode == DeviceMode::Busy;
}

std::optional<Evidence> lookNow(const Modem &before, const Hardware &hardware, StopToken stop,
                                const ProbeObserver &observer)
{
    const auto modem = attached(before, hardware);
    if (!modem)
        return std::nullopt;
    return probeModem(*modem, hardware, stop, observer);
}

}  // namespace reviver
