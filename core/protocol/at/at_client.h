// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/transport/transport.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace reviver::at {

/// How long a modem may take for a plain command.
/// Source: ModemManager mm-port-probe.c (one source).
inline constexpr std::chrono::milliseconds kCommandTimeout{3000};

/// What a modem answered to one command.
struct Reply {
    /// The line that ended it. Source: ModemManager mm-serial-parsers.c (confirmed);
    /// TOO MANY PARAMETERS: Huawei MU509 AT manual (one source).
    enum class Final {
        Ok,
        Error,
        CmeError,           ///< +CME ERROR: number or text
        CmsError,           ///< +CMS ERROR: number or text
        NotSupported,       ///< COMMAND NOT SUPPORT, an older form of ERROR
        NoCarrier,          ///< NO CARRIER
        TooManyParameters,  ///< TOO MANY PARAMETERS
        NoPermission,       ///< no permission
    };

    Final final = Final::Error;
    std::string finalText;           ///< The last line as it came: "+CME ERROR: 10".
    std::vector<std::string> lines;  ///< What came before, without echo and unsolicited lines.

    bool ok() const { return final == Final::Ok; }
};

/// True for a line that modems send on their own ("^RSSI:17"), as long as it is not
/// the answer to `command`: a query is answered with the same words.
/// Source: ModemManager mm-broadband-modem-huawei.c (one source).
bool isUnsolicited(std::string_view line, std::string_view command);

/// Sends AT commands and tells answers from echoes and from lines that come
/// unasked. Lines may end in any number of CR and LF.
class Client {
public:
    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_transport(transport)
        , m_clock(clock)
        , m_stop(std::move(stop))
    {
    }

    /// Sends `text` (with "AT", without the CR) and waits for its final line. A
    /// refusal is a Reply; Timeout: no final line came, the detail says what did.
    Result<Reply> command(std::string_view text, std::chrono::milliseconds timeout = kCommandTimeout);

    /// Lines that came unasked during all commands so far.
    const std::vector<std::string> &unsolicited() const { return m_unsolicited; }

private:
    Result<void> settle();
    /// The next line that is not empty.
    Result<std::string> readLine(Clock::Instant deadline);
    std::string takeLine();

    Transport &m_transport;
    Clock &m_clock;
    StopToken m_stop;
    std::string m_input;  ///< Received, not yet cut into lines.
    std::vector<std::string> m_unsolicited;
    bool m_unanswered = false;  ///< The last command got no final line: it may still come.
};

}  // namespace reviver::at
