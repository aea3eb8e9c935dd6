// SPDX-License-Identifier: Apache-2.0
#include "core/repair/same_modem.h"

#include "core/device/away_and_back.h"
#include "core/device/diagnosis.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kPoll{200};
/// From its appearance until its ports can be opened.
constexpr std::chrono::milliseconds kSettle{500};

/// The search for one modem among those that come and go.
class Search {
public:
    Search(const Evidence &lost, const Hardware &hardware, RunVoice &voice, StopToken stop)
        : m_lost(lost)
        , m_then(fingerprintOf(lost))
        , m_hardware(hardware)
        , m_voice(voice)
        , m_stop(std::move(stop))
        , m_others(attached())
    {
        std::erase_if(m_others, [this](const Modem &modem) { return atItsPlace(modem); });
    }

    /// One look around; the modem if it was found.
    std::optional<Evidence> look()
    {
        const std::vector<Modem> now = attached();
        // What went away may come back as something else.
        std::erase_if(m_others, [&](const Modem &other) { return std::ranges::count(now, other) == 0; });
        for (const Modem &modem : now) {
            if (!isCandidate(modem))
                continue;
            m_hardware.clock.sleep(kSettle, m_stop);
            Evidence evidence = probeModem(modem, m_hardware, m_stop, m_voice.probeLog());
            if (stillStarting(evidence.mode) || m_stop.stopRequested())
                continue;
            if (isTheOne(evidence))
                return evidence;
            m_others.push_back(modem);
        }
        return std::nullopt;
    }

private:
    /// All modems, without what may change while one stays.
    std::vector<Modem> attached() const
    {
        auto modems = groupModems(m_hardware.enumerator.devices());
        for (Modem &modem : modems)
            modem.device.light = LightPattern::Unknown;
        return modems;
    }

    bool atItsPlace(const Modem &modem) const { return modem.id == m_lost.modem.id; }

    bool isCandidate(const Modem &modem) const
    {
        const bool ofItsKind = !modem.device.id || !m_then.usb || modem.device.id == m_then.usb;
        return (atItsPlace(modem) || ofItsKind) && std::ranges::count(m_others, modem) == 0;
    }

    bool isTheOne(const Evidence &evidence)
    {
        const DeviceFingerprint now = fingerprintOf(evidence);
        const auto difference = differenceOf(m_then, now);
        if (!difference && (atItsPlace(evidence.modem) || knownAgain(m_then, now)))
            return true;
        m_voice.log(LogLevel::Warning,
                    {REVIVER_TR("Another modem is plugged in (%1). It is left alone. %2"),
                     {modelTitle(evidence),
                      difference ? difference->english()
                                 : "Nothing that it says shows that it is the one under repair."}});
        return false;
    }

    const Evidence &m_lost;
    DeviceFingerprint m_then;
    const Hardware &m_hardware;
    RunVoice &m_voice;
    StopToken m_stop;
    std::vector<Modem> m_others;  ///< those that are not meant
};

}  // namespace

Result<Evidence> awaitSameModem(const Evidence &lost, const Hardware &hardware, RunVoice &voice,
                                StopToken stop)
{
    Search search(lost, hardware, voice, stop);
    const Clock::Instant start = hardware.clock.now();
    while (hardware.clock.now() - start < kAwaitModem) {
        if (auto found = search.look())
            return *std::move(found);
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped while waiting for the modem to be plugged in");
        hardware.clock.sleep(kPoll, stop);
    }
    return failure(ErrorCode::ModemNotReturned,
                   fmt::format("not plugged in again within {} minutes", kAwaitModem / 1min));
}

}  // namespace reviver
