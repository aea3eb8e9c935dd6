// SPDX-License-Identifier: Apache-2.0
#include "app/cli/device_choice.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

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

Evidence examine(Session &session, const Modem &modem)
{
    ProbeObserver observer;
    if (session.options.verbosity > 0)
        observer = [&session](const ModemPort &port, const Exchange &exchange) {
            fmt::print(stderr, "  {}  {}: {}\n", port.path, exchange.question, exchange.answer);
            if (session.options.verbosity > 1)
                fmt::print(stderr, "    sent {}\n    got  {}\n", exchange.sent,
                           exchange.received.empty() ? "nothing" : exchange.received);
        };
    return probeModem(modem, session.composition.hardware(), session.stop, observer);
}

}  // namespace reviver::cli
