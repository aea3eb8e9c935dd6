// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "app/cli/trouble.h"
#include "core/device/probe.h"
#include "core/repair/log_line.h"

#include <tl/expected.hpp>

namespace reviver::cli {

/// The modem that DEVICE names: an id that `detect` prints, or the path of a port.
/// Otherwise a trouble that lists the ids there are.
tl::expected<Modem, Trouble> chooseModem(Session &session, const std::string &device);

/// Asks the ports of a modem what they speak, all at the same time, and tells `log` each
/// question and answer (Detail) with its octets (Wire).
Evidence examine(Session &session, const Modem &modem, const LogSink &log);

/// Tells `log` each question and answer in that way; `clock` outlives the observer.
ProbeObserver observerTo(const LogSink &log, const Clock &clock);

/// Shows log lines on stderr, as far as --verbose asks for them.
LogSink verboseLog(const Session &session);

}  // namespace reviver::cli
