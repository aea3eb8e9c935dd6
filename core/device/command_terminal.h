// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"
#include "core/device/typed_command.h"
#include "core/protocol/at/at_client.h"
#include "core/protocol/frame_channel.h"
#include "core/transport/hardware.h"

namespace reviver {

/// What came back to one command.
struct TerminalAnswer {
    std::vector<std::string> lines;    ///< as the modem wrote them; octets as hex
    Message explanation;               ///< what the last line means, if it is known
    std::vector<std::string> unasked;  ///< lines that the modem sent by itself meanwhile
};

/// A port that the owner talks to by hand. It sends only what readTyped() lets through, and
/// what is to be asked about only when that was done. Used in one thread.
class CommandTerminal {
public:
    /// Opens a port that was heard to speak. Unsupported where no commands can be typed, and
    /// the errors of opening a port.
    static Result<std::unique_ptr<CommandTerminal>> open(const PortEvidence &port, const Hardware &hardware,
                                                         StopToken stop = {});

    Result<TypedCommand> read(std::string_view typed) const { return readTyped(typed, m_speech); }

    /// Sends a command and waits for its answer, up to 10 s. DeviceRefused, and nothing is
    /// sent, for one that is refused, or that is to be asked about and was not `agreed`.
    /// Timeout: no answer.
    Result<TerminalAnswer> send(const TypedCommand &command, bool agreed = false);

private:
    CommandTerminal(std::unique_ptr<Transport> line, Speech speech, Clock &clock, StopToken stop);

    Result<TerminalAnswer> sendLine(const std::string &line);
    Result<TerminalAnswer> sendFrame(ByteView payload);

    std::unique_ptr<Transport> m_line;
    Speech m_speech;
    StopToken m_stop;
    at::Client m_at;
    FrameChannel m_frames;
    std::size_t m_unaskedShown = 0;
};

/// The port of a modem that commands are best typed to, or null: AT before octets.
const PortEvidence *portForTerminal(const Evidence &evidence);

}  // namespace reviver
