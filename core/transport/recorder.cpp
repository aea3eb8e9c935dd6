// SPDX-License-Identifier: Apache-2.0
#include "core/transport/recorder.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace reviver {

using Kind = RecordedEvent::Kind;

/// What was recorded so far. A transport that was opened during one recording adds nothing
/// to the next.
class Recorder::Tape {
public:
    explicit Tape(const Clock &clock) : m_clock(clock) {}

    void start()
    {
        const std::lock_guard lock(m_mutex);
        m_recording = {};
        m_recording.began = m_clock.wallTime();
        m_began = m_clock.now();
        m_openings = 0;
        m_octets = 0;
        m_devices.reset();
        m_running = true;
        ++m_run;
    }
    bool running() const
    {
        const std::lock_guard lock(m_mutex);
        return m_running;
    }
    Recording stop()
    {
        const std::lock_guard lock(m_mutex);
        m_running = false;
        return std::exchange(m_recording, {});
    }

    void devices(const std::vector<AttachedDevice> &devices)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_running || m_devices == devices)
            return;
        m_devices = devices;
        RecordedEvent event;
        event.devices = devices;
        add(std::move(event));
    }
    /// Its run and its number in it; {0, 0} when nothing is recorded.
    std::pair<unsigned, unsigned> opened(const std::string &port, const std::optional<Error> &error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_running)
            return {0, 0};
        RecordedEvent event;
        event.kind = Kind::Open;
        event.opening = ++m_openings;
        event.port = port;
        setError(event, error);
        add(std::move(event));
        return {m_run, m_openings};
    }
    void happened(std::pair<unsigned, unsigned> opening, Kind kind, ByteView octets,
                  const std::optional<Error> &error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_running || opening.first != m_run)
            return;
        RecordedEvent event;
        event.kind = kind;
        event.opening = opening.second;
        event.octets.assign(octets.begin(), octets.end());
        setError(event, error);
        add(std::move(event));
    }

private:
    static void setError(RecordedEvent &event, const std::optional<Error> &error)
    {
        if (!error)
            return;
        event.code = error->code();
        event.detail = error->detail();
    }
    void add(RecordedEvent event)
    {
        m_octets += event.octets.size();
        if (m_octets > kLongestRecording) {
            m_recording.complete = false;
            m_running = false;
            return;
        }
        event.time = std::chrono::duration_cast<std::chrono::microseconds>(m_clock.now() - m_began);
        m_recording.events.push_back(std::move(event));
    }

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    Recording m_recording;
    Clock::Instant m_began;
    std::optional<std::vector<AttachedDevice>> m_devices;
    std::size_t m_octets = 0;
    unsigned m_openings = 0;
    unsigned m_run = 0;
    bool m_running = false;
};

class Recorder::TapedTransport final : public Transport {
public:
    TapedTransport(std::unique_ptr<Transport> inner, std::shared_ptr<Tape> tape,
                   std::pair<unsigned, unsigned> opening)
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
    std::shared_ptr<Tape> m_tape;
    std::pair<unsigned, unsigned> m_opening;
};

Recorder::Recorder(const Hardware &inner) : m_inner(inner), m_tape(std::make_shared<Tape>(inner.clock))
{
}

void Recorder::start()
{
    m_tape->start();
}

bool Recorder::recording() const
{
    return m_tape->running();
}

Recording Recorder::stop()
{
    return m_tape->stop();
}

std::vector<AttachedDevice> Recorder::devices()
{
    auto devices = m_inner.enumerator.devices();
    m_tape->devices(devices);
    return devices;
}

Result<std::unique_ptr<Transport>> Recorder::open(const std::string &path)
{
    auto opened = m_inner.opener.open(path);
    const auto opening = m_tape->opened(path, opened ? std::nullopt : std::optional(opened.error()));
    if (!opened || opening.second == 0)
        return opened;
    return std::make_unique<TapedTransport>(*std::move(opened), m_tape, opening);
}

}  // namespace reviver
