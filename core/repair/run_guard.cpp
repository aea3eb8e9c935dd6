// SPDX-License-Identifier: Apache-2.0
#include "core/repair/run_guard.h"

namespace reviver {
namespace {

constexpr std::string_view kInUse = "another Reviver is at work on this modem";

}  // namespace

Result<void> RunGuard::take(const AttachedDevice &device)
{
    if (m_places.contains(device.location))
        return {};
    // A practice modem lives in this program alone.
    if (m_hardware.locks && !device.practice)
        REVIVER_TRY(lock(device.location));
    if (m_hardware.services && m_places.empty())
        keepAwake();
    m_places.insert(device.location);
    if (!m_hardware.services || !device.id || device.practice)
        return {};
    auto away = m_hardware.services->keepModemManagerAway(device);
    if (away) {
        m_holds.push_back(*std::move(away));
        m_voice.log(LogLevel::Note,
                    REVIVER_TR("ModemManager leaves this modem alone until the repair has ended."));
    } else if (away.error().code() != ErrorCode::Unsupported) {
        m_voice.log(
            LogLevel::Warning,
            {REVIVER_TR("ModemManager could not be kept away from the modem: %1"), {away.error().detail()}});
    }
    return {};
}

Result<void> RunGuard::lock(const std::string &location)
{
    auto lock = m_hardware.locks->take(location, m_program);
    if (lock) {
        m_holds.push_back(*std::move(lock));
        return {};
    }
    if (lock.error().code() == ErrorCode::PortBusy)
        return failure(lock.error().during(kInUse));
    m_voice.log(
        LogLevel::Warning,
        {REVIVER_TR("Another Reviver can't be kept away from the modem: %1"), {lock.error().detail()}});
    return {};
}

void RunGuard::keepAwake()
{
    auto awake = m_hardware.services->keepAwake("a modem is being repaired");
    if (awake)
        m_holds.push_back(*std::move(awake));
    else
        m_voice.log(
            awake.error().code() == ErrorCode::Unsupported ? LogLevel::Detail : LogLevel::Warning,
            {REVIVER_TR("The computer can't be kept from going to sleep: %1"), {awake.error().detail()}});
}

Result<void> checkNotInUse(const Hardware &hardware, const std::string &location, const std::string &program)
{
    if (!hardware.locks)
        return {};
    const auto lock = hardware.locks->take(location, program);
    const bool inUse = !lock && lock.error().code() == ErrorCode::PortBusy;
    return inUse ? failure(lock.error().during(kInUse)) : Result<void>();
}

}  // namespace reviver
