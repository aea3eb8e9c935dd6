// SPDX-License-Identifier: Apache-2.0
#include "app/cli/device_choice.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <future>

namespace reviver::cli {

namespace {

bool samePort(const std::string &left, const std::string &right)
{
    std::error_code ignored;
    return std::filesystem::equivalent(left, right, ignored);
}

// A port may be named by another link to it, such as /dev/serial/by-id/...
const Modem *findByLink(const std::vector<Modem> &modems, const std::string &path)
{
    for (const Modem &modem : modems)
        for (const ModemPort &port : modem.ports)
            if (samePort(port.path, path))
                return &modem;
    return nullptr;
}

Message exchangeText(const ModemPort &port, const Exchange &exchange)
{
    return {"%1: %2: %3", {port.path, exchange.question, maskNumbers(exchange.answer)}};
}

// Left out where an answer holds an identity: octets can't be masked.
Message octetsText(const Exchange &exchange)
{
    const auto shown = [](const std::string &octets) { return octets.empty() ? "nothing" : octets; };
    return {"  sent %1, got %2", {shown(exchange.sent), shown(exchange.received)}};
}

// Each port of a modem in a thread of its own.
void runAtOnce(std::vector<std::function<void()>> tasks)
{
    std::vector<std::future<void>> running;
    for (std::function<void()> &task : tasks)
        running.push_back(std::async(std::launch::async, std::move(task)));
}

// Where it can't be had, the ports tell whether that matters.
void pauseManager(Session &session, const Modem &modem, const LogSink &log)
{
    const Hardware hardware = session.composition.hardware();
    if (!hardware.services)
        return;
    auto hold = hardware.services->keepModemManagerAway(modem.device);
    const Clock::WallTime now = hardware.clock.wallTime();
    if (hold) {
        session.holds.push_back(*std::move(hold));
        log({now, LogLevel::Note, REVIVER_TR("ModemManager leaves this modem alone for now.")});
    } else {
        log({now, LogLevel::Note, {REVIVER_TR("ModemManager was not paused: %1."), {hold.error().detail()}}});
    }
}

Trouble noSuchDevice(const std::vector<Modem> &modems, const std::string &device)
{
    Trouble trouble{
        ExitCode::NoDevice, fmt::format("There is no modem \"{}\" here.", device), kNothingChanged, {}, {}};
    std::error_code ignored;
    if (std::filesystem::exists(device, ignored))
        trouble.next.push_back(fmt::format(
            "If this is the modem's serial port, add \"--port {}\" in front of the command.", device));
    if (modems.empty()) {
        trouble.next.push_back("Plug the modem in, wait ten seconds, then run \"reviver-cli detect\".");
        trouble.next.push_back("To try things out without a modem, add \"--practice e392-unfinished\".");
        return trouble;
    }
    std::string known;
    for (const Modem &modem : modems)
        known += fmt::format("{}{} ({})", known.empty() ? "" : ", ", modem.id, displayName(modem));
    trouble.next.push_back(fmt::format("Use one of these: {}.", known));
    return trouble;
}

}  // namespace

tl::expected<Modem, Trouble> chooseModem(Session &session, const std::string &device)
{
    const std::vector<Modem> modems = groupModems(session.composition.hardware().enumerator.devices());
    const Modem *modem = findModem(modems, device);
    if (!modem)
        modem = findByLink(modems, device);
    if (!modem)
        return tl::unexpected(noSuchDevice(modems, device));
    return *modem;
}

Evidence examine(Session &session, const Modem &modem, const LogSink &log)
{
    const Hardware hardware = session.composition.hardware();
    if (session.options.pauseManager)
        pauseManager(session, modem, log);
    Evidence evidence = probeModem(modem, hardware, session.stop, observerTo(log, hardware.clock), runAtOnce);
    if (const auto light = lightOfName(session.options.light))
        evidence.light = *light;
    return evidence;
}

ProbeObserver observerTo(const LogSink &log, const Clock &clock)
{
    return [log, &clock](const ModemPort &port, const Exchange &exchange) {
        const Clock::WallTime now = clock.wallTime();
        log({now, LogLevel::Detail, exchangeText(port, exchange)});
        if (maskNumbers(exchange.answer) == exchange.answer)
            log({now, LogLevel::Wire, octetsText(exchange)});
    };
}

LogSink verboseLog(const Session &session)
{
    return [&session](const LogLine &line) {
        const int needed = line.level == LogLevel::Wire ? 2 : 1;
        if (session.options.verbosity >= needed)
            fmt::print(stderr, "{}  {}\n", timeOfDayText(line.time), line.text.english());
    };
}

}  // namespace reviver::cli
