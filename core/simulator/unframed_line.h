// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/hdlc_line.h"

#include <functional>
#include <optional>

namespace reviver::practice {

/// A message that is no frame: an octet by which it is known, and a header of a fixed length.
struct UnframedForm {
    std::uint8_t code = 0;
    std::size_t headerSize = 0;
};

/// The receiver of a modem that takes frames and, while something is open, messages between
/// them that are none: a header without flags and escapes, then as many octets as it says.
class UnframedLine {
public:
    /// Octets that follow the header; nothing for a damaged one, which ends all that came.
    using Measure = std::function<std::optional<std::size_t>(ByteView header)>;
    using Sink = std::function<void(ByteView header, ByteView data)>;

    UnframedLine(HdlcReceiver &frames, UnframedForm form, Measure measure, Sink sink)
        : m_frames(frames)
        , m_form(form)
        , m_measure(std::move(measure))
        , m_sink(std::move(sink))
    {
    }

    void feed(ByteView octets);
    /// Whether such messages are taken now, or only frames.
    void allow(bool allowed) { m_allowed = allowed; }

private:
    bool takeNext();
    bool takeFrame();
    bool takeMessage();

    HdlcReceiver &m_frames;
    UnframedForm m_form;
    Measure m_measure;
    Sink m_sink;
    Bytes m_input;
    bool m_allowed = false;
};

}  // namespace reviver::practice
