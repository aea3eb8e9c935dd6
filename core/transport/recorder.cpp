// SPDX-License-Identifier: Apache-2.0
#include "core/transport/recorder.h"

#include <algorithm>
#include <utility>

namespace reviver {

using Kind = RecordedEvent::Kind;

class Recorder::TapedTransport final : public Transport {
public:
    TapedTransport(std::unique_ptr<Transport> inner, std::shared_ptr<RecordingTape> tape,
                   RecordingTape::Opening opening)
        : m_inner(std::move(inner))
        , m_tape(std::move(tape))
        , m_opening(opening)
    {
    }
    ~TapedTransport() override { m_tape->happened(m_opening, Kind::Close, {}, std::nullopt); }

    Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop) override
    {
        auto written = m_inner->write(data, timeout, stop);
        if (data.empty() || (!written && written.error().code() == ErrorCode::Cancelled))
            return written;
        m_tape->happened(m_opening, Kind::Sent, data,
                         written ? std::nullopt : std::optional(written.error()));
        return written;
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop) override
    {
        auto received = m_inner->readSome(buffer, timeout, stop);
        if (received)
            m_tape->happened(m_opening, Kind::Received, buffer.first(std::min(*received, buffer.size())), {});
        else if (received.error().code() == ErrorCode::Timeout)
            m_tape->happened(m_opening, Kind::Silence, {}, {});
        else if (received.error().code() != ErrorCode::Cancelled)
            m_tape->happened(m_opening, Kind::Failed, {}, received.error());
        return received;
    }

    void discardInput() override { m_inner->discardInput(); }

private:
    std::unique_ptr<Transport> m_inner;
    std::shared_ptr<RecordingTape> m_tape;
    RecordingTape::Opening m_opening;
};

Recorder::Recorder(const Hardware &inner, std::shared_ptr<RecordingTape> tape)
    : m_inner(inner)
    , m_tape(std::move(tape))
{
}

Recorder::~Recorder()
{
    m_tape->attached(this, {});
}

std::vector<AttachedDevice> Recorder::devices()
{
    auto devices = m_inner.enumerator.devices();
    m_tape->attached(this, devices);
    return devices;
}

Result<std::unique_ptr<Transport>> Recorder::open(const std::string &path)
{
    auto opened = m_inner.opener.open(path);
    const auto opening = m_tape->opened(path, opened ? std::nullopt : std::optional(opened.error()));
    if (!opened || opening.number == 0)
        return opened;
    return std::make_unique<TapedTransport>(*std::move(opened), m_tape, opening);
}

}  // namespace reviver
