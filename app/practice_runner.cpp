// SPDX-License-Identifier: Apache-2.0
#include "app/practice_runner.h"

#include "app/practice_ports.h"
#include "app/practice_state_folder.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

constexpr int kDone = 0;
constexpr int kWrongUse = 2;
constexpr int kNoPort = 3;
constexpr std::chrono::milliseconds kLongestWait{50};
// Clients look for their port a few times a second: they shall not miss that it was gone.
constexpr std::chrono::milliseconds kShortestAbsence{300};

std::string identityJson(const PracticeOptions &options, const PracticeModem &modem,
                         const std::optional<AttachedDevice> &device)
{
    nlohmann::ordered_json json{{"id", "practice:" + options.scenario},
                                {"practice", true},
                                {"present", device.has_value()},
                                {"model", modem.product()},
                                {"mode", practiceModeName(modem.mode())},
                                {"light", lightName(modem.light())},
                                {"usb", nullptr},
                                {"ports", nlohmann::ordered_json::array()}};
    if (device) {
        json["usb"] = {{"vendor", fmt::format("{:04x}", device->id->vendor)},
                       {"product", fmt::format("{:04x}", device->id->product)},
                       {"path", device->location},
                       {"manufacturer", device->manufacturer},
                       {"product_name", device->product}};
        for (const AttachedInterface &interface : device->interfaces)
            json["ports"].push_back({{"name", interface.port},
                                     {"path", (options.portsFolder / interface.port).string()},
                                     {"interface", interface.number},
                                     {"description", interface.name}});
    }
    return json.dump(2) + "\n";
}

/// One run: the modem, its ports and its files, kept in line with each other.
class PracticeRun {
public:
    PracticeRun(const PracticeOptions &options, const Scenario &scenario)
        : m_options(options)
        , m_modem(scenario, m_clock.now(), modemOptions(options))
        , m_ports(options.portsFolder)
        , m_state(options.stateFolder)
    {
    }

    Result<void> prepare()
    {
        REVIVER_TRY(m_ports.prepare());
        REVIVER_TRY(m_state.prepare());
        REVIVER_TRY(followBus());
        return m_state.update(m_modem);
    }

    /// Files are written before the reply goes out: whoever has the reply finds
    /// them up to date.
    Result<void> turn()
    {
        m_modem.advance(m_clock.now());
        m_ports.readInto(m_modem);
        if (std::exchange(m_flashRevision, m_modem.flashRevision()) != m_modem.flashRevision())
            REVIVER_TRY(m_state.update(m_modem));
        m_ports.writeFrom(m_modem);
        REVIVER_TRY(followBus());
        m_ports.wait(untilNextEvent());
        return {};
    }

    Result<void> finish()
    {
        m_ports.unplug();
        std::error_code error;
        std::filesystem::remove(m_options.portsFolder / "device.json", error);
        return m_state.update(m_modem);
    }

private:
    static PracticeModemOptions modemOptions(const PracticeOptions &options)
    {
        PracticeModemOptions result;
        result.fast = options.fast;
        result.pace = options.pace;
        result.faults = options.faults;
        return result;
    }

    /// Lets ports vanish and return as the modem does, and tells it in device.json.
    Result<void> followBus()
    {
        const unsigned generation = m_modem.present() ? m_modem.generation() : 0;
        if (generation == 0 && m_clock.now() - m_lastPresent >= kShortestAbsence)
            m_modem.enumerate();
        if (generation != 0)
            m_lastPresent = m_clock.now();
        if (generation == m_generation && m_modem.mode() == m_mode)
            return {};
        const bool sameStay = std::exchange(m_generation, generation) == generation;
        m_mode = m_modem.mode();
        if (!sameStay) {
            m_ports.unplug();
            REVIVER_TRY(m_state.update(m_modem));
        }
        const std::optional<AttachedDevice> device
            = m_modem.present() ? m_modem.enumerate() : std::optional<AttachedDevice>();
        REVIVER_TRY(replaceFile(m_options.portsFolder / "device.json",
                                asBytes(identityJson(m_options, m_modem, device))));
        return sameStay || !device ? Result<void>() : m_ports.plug(*device);
    }

    std::chrono::milliseconds untilNextEvent() const
    {
        const auto next = m_modem.nextEvent();
        if (!next)
            return kLongestWait;
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*next - m_clock.now());
        return std::clamp(wait, std::chrono::milliseconds(0), kLongestWait);
    }

    const PracticeOptions &m_options;
    SystemClock m_clock;
    PracticeModem m_modem;
    PracticePorts m_ports;
    PracticeStateFolder m_state;
    Clock::Instant m_lastPresent{};
    unsigned m_generation = 0;  ///< of the ports that are linked now; 0 for none
    PracticeMode m_mode = PracticeMode::Off;
    unsigned m_flashRevision = 0;
};

Result<void> runUntilStopped(PracticeRun &run, const PracticeOptions &options)
{
    REVIVER_TRY(run.prepare());
    std::printf("Practice modem %s is ready; its ports are in %s\n", options.scenario.c_str(),
                options.portsFolder.string().c_str());
    std::fflush(stdout);
    while (options.stop.request() == StopRequest::None)
        REVIVER_TRY(run.turn());
    return {};
}

}  // namespace

int runPractice(const PracticeOptions &options)
{
    const Scenario *scenario = findScenario(options.scenario);
    if (!scenario) {
        std::fprintf(stderr, "There is no practice modem \"%s\".\n", options.scenario.c_str());
        return kWrongUse;
    }
    PracticeRun run(options, *scenario);
    Result<void> result = runUntilStopped(run, options);
    const Result<void> finished = run.finish();
    if (result && !finished)
        result = finished;
    if (result)
        return kDone;
    std::fprintf(stderr, "The practice modem can't go on: %s.\n", result.error().detail().c_str());
    return kNoPort;
}

}  // namespace reviver
