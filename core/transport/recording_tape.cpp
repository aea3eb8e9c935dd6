// SPDX-License-Identifier: Apache-2.0
#include "core/transport/recording_tape.h"

#include <utility>

namespace reviver {
namespace {

void setError(RecordedEvent &event, const std::optional<Error> &error)
{
    if (!error)
        return;
    event.code = error->code();
    event.detail = error->detail();
}

}  // namespace

Result<void> RecordingTape::start(std::unique_ptr<RecordingSink> sink)
{
    const std::lock_guard lock(m_mutex);
    if (m_sink)
        return failure(ErrorCode::InvalidArgument, "a recording is running already");
    REVIVER_TRY(sink->begin(m_clock.wallTime(), false));
    m_sink = std::move(sink);
    m_error.reset();
    m_began = m_clock.now();
    m_openings = 0;
    m_octets = 0;
    m_told.reset();
    ++m_recordings;
    if (!m_attached.empty())
        addDevices();
    return {};
}

bool RecordingTape::running() const
{
    const std::lock_guard lock(m_mutex);
    return m_sink != nullptr;
}

Result<void> RecordingTape::stop()
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return failure(*std::exchange(m_error, std::nullopt));
    if (const auto sink = std::exchange(m_sink, nullptr))
        return sink->end(true);
    return {};
}

void RecordingTape::attached(const void *recorder, const std::vector<AttachedDevice> &devices)
{
    const std::lock_guard lock(m_mutex);
    m_attached[recorder] = devices;
    if (devices.empty() && m_attached.size() > 1)
        m_attached.erase(recorder);
    addDevices();
}

RecordingTape::Opening RecordingTape::opened(const std::string &port, const std::optional<Error> &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_sink)
        return {};
    RecordedEvent event;
    event.kind = RecordedEvent::Kind::Open;
    event.opening = ++m_openings;
    event.port = port;
    setError(event, error);
    add(std::move(event));
    return {m_recordings, m_openings};
}

void RecordingTape::happened(Opening opening, RecordedEvent::Kind kind, ByteView octets,
                             const std::optional<Error> &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_sink || opening.recording != m_recordings)
        return;
    RecordedEvent event;
    event.kind = kind;
    event.opening = opening.number;
    event.octets.assign(octets.begin(), octets.end());
    setError(event, error);
    add(std::move(event));
}

void RecordingTape::addDevices()
{
    std::vector<AttachedDevice> all;
    for (const auto &[recorder, devices] : m_attached)
        all.insert(all.end(), devices.begin(), devices.end());
    if (!m_sink || m_told == all)
        return;
    m_told = all;
    RecordedEvent event;
    event.devices = std::move(all);
    add(std::move(event));
}

void RecordingTape::add(RecordedEvent event)
{
    m_octets += event.octets.size();
    if (m_octets > kLongestRecording)
        return endEarly(Error(ErrorCode::LimitExceeded, "the conversation became too long"));
    event.time = std::chrono::duration_cast<std::chrono::microseconds>(m_clock.now() - m_began);
    if (const auto added = m_sink->add(std::move(event)); !added)
        endEarly(added.error());
}

void RecordingTape::endEarly(const Error &error)
{
    m_error = error;
    static_cast<void>(std::exchange(m_sink, nullptr)->end(false));
}

}  // namespace reviver
