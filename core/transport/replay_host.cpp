// SPDX-License-Identifier: Apache-2.0
#include "core/transport/replay_host.h"

#include "core/base/hex.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <mutex>

namespace reviver {
namespace {

using Kind = RecordedEvent::Kind;

constexpr std::size_t kShownOctets = 24;

/// What was recorded of one opening of a port, and how far it was played.
struct Part {
    std::string port;
    std::vector<std::size_t> events;  ///< indices into the recording, without Open
    std::size_t next = 0;
    bool opened = false;
    bool over = false;  ///< closed by the program, or gone another way
};

}  // namespace

/// The recording and how far it was played; all under one mutex.
class ReplayHost::Tape {
public:
    Tape(Recording recording, Clock &systemClock) : clock(systemClock), m_recording(std::move(recording))
    {
        for (std::size_t i = 0; i < m_recording.events.size(); ++i) {
            const RecordedEvent &event = m_recording.events[i];
            if (event.kind == Kind::Devices)
                m_lists.push_back(i);
            else if (event.kind == Kind::Open)
                m_parts[event.opening] = {event.port, {i}, 1, false, false};
            else
                m_parts[event.opening].events.push_back(i);
        }
    }

    std::vector<AttachedDevice> devices()
    {
        const std::lock_guard lock(m_mutex);
        if (m_lists.empty())
            return {};
        if (!m_listed)
            m_listed = true;
        else if (m_list + 1 < m_lists.size() && playedUpTo(m_lists[m_list + 1]))
            ++m_list;
        return m_recording.events[m_lists[m_list]].devices;
    }

    Result<unsigned> open(const std::string &path)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::ranges::find_if(
            m_parts, [&](const auto &part) { return !part.second.opened && part.second.port == path; });
        if (found == m_parts.end())
            return failure(ErrorCode::PortNotFound,
                           fmt::format("{} is not opened once more in the recording", path));
        found->second.opened = true;
        const RecordedEvent &event = m_recording.events[found->second.events.front()];
        if (event.code) {
            found->second.over = true;
            return failure(*event.code, event.detail);
        }
        return found->first;
    }

    void close(unsigned opening)
    {
        const std::lock_guard lock(m_mutex);
        m_parts[opening].over = true;
    }

    Result<void> sent(unsigned opening, ByteView octets)
    {
        const std::lock_guard lock(m_mutex);
        Part &part = m_parts[opening];
        // What was read then, and is not read now, is lost as it would be at a port.
        while (part.next < part.events.size() && nextOf(part).kind == Kind::Received)
            ++part.next;
        if (part.next < part.events.size() && nextOf(part).kind == Kind::Failed)
            return failure(*nextOf(part).code, nextOf(part).detail);
        while (part.next < part.events.size() && nextOf(part).kind == Kind::Silence)
            ++part.next;
        if (part.next >= part.events.size() || nextOf(part).kind == Kind::Close)
            return {};
        const RecordedEvent &event = nextOf(part);
        const bool same
            = event.masked ? event.octets.size() == octets.size() : std::ranges::equal(event.octets, octets);
        if (event.kind != Kind::Sent || !same)
            return failure(ErrorCode::UnexpectedMessage,
                           fmt::format("the recording goes another way in line {}: {} was sent then, {} now",
                                       event.line, hexText(event.octets, kShownOctets),
                                       hexText(octets, kShownOctets)));
        if (!event.code) {
            ++part.next;
            return {};
        }
        return failed(part, event);
    }

    /// The octets of the next read; Timeout when it was silent, or the recording says no more.
    Result<Bytes> received(unsigned opening)
    {
        const std::lock_guard lock(m_mutex);
        Part &part = m_parts[opening];
        if (part.next >= part.events.size())
            return failure(ErrorCode::Timeout, "the recording ends here");
        const RecordedEvent &event = nextOf(part);
        if (event.kind == Kind::Failed)
            return failed(part, event);
        if (event.kind == Kind::Received || event.kind == Kind::Silence)
            ++part.next;
        if (event.kind == Kind::Received)
            return event.octets;
        return failure(ErrorCode::Timeout, "nothing was received here in the recording");
    }

    Clock &clock;

private:
    const RecordedEvent &nextOf(const Part &part) const { return m_recording.events[part.events[part.next]]; }

    /// A modem that is gone stays so for this opening.
    tl::unexpected<Error> failed(Part &part, const RecordedEvent &event) const
    {
        if (event.code != ErrorCode::PortDisconnected || event.kind == Kind::Sent)
            ++part.next;
        return failure(*event.code, event.detail);
    }

    bool playedUpTo(std::size_t index) const
    {
        return std::ranges::all_of(m_parts, [&](const auto &entry) {
            const Part &part = entry.second;
            if (part.over || part.events.front() > index)
                return true;
            if (!part.opened)
                return false;
            return part.next >= part.events.size() || part.events[part.next] > index
                || !holdsOctets(part, index);
        });
    }
    /// Whether something is left that a modem said or was told before.
    bool holdsOctets(const Part &part, std::size_t index) const
    {
        for (std::size_t i = part.next; i < part.events.size() && part.events[i] < index; ++i)
            if (!m_recording.events[part.events[i]].octets.empty())
                return true;
        return false;
    }

    mutable std::mutex m_mutex;
    Recording m_recording;
    std::vector<std::size_t> m_lists;
    std::size_t m_list = 0;
    bool m_listed = false;
    std::map<unsigned, Part> m_parts;
};

class ReplayHost::PlayingTransport final : public Transport {
public:
    PlayingTransport(std::shared_ptr<Tape> tape, unsigned opening)
        : m_tape(std::move(tape))
        , m_opening(opening)
    {
    }
    ~PlayingTransport() override { m_tape->close(m_opening); }

    Result<void> write(ByteView data, std::chrono::milliseconds, StopToken stop) override
    {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped before writing");
        return m_tape->sent(m_opening, data);
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop) override
    {
        if (buffer.empty())
            return failure(ErrorCode::InvalidArgument, "no room to read into");
        if (m_input.empty()) {
            auto octets = m_tape->received(m_opening);
            if (!octets && octets.error().code() == ErrorCode::Timeout)
                m_tape->clock.sleep(timeout, stop);
            if (stop.stopRequested())
                return failure(ErrorCode::Cancelled, "stopped while waiting");
            if (!octets)
                return failure(octets.error());
            m_input = *std::move(octets);
        }
        const std::size_t count = std::min(buffer.size(), m_input.size());
        std::copy_n(m_input.begin(), count, buffer.begin());
        m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(count));
        return count;
    }

    void discardInput() override { m_input.clear(); }

private:
    std::shared_ptr<Tape> m_tape;
    unsigned m_opening;
    Bytes m_input;
};

ReplayHost::ReplayHost(Recording recording, Clock &clock)
    : m_tape(std::make_shared<Tape>(std::move(recording), clock))
{
}

std::vector<AttachedDevice> ReplayHost::devices()
{
    return m_tape->devices();
}

Result<std::unique_ptr<Transport>> ReplayHost::open(const std::string &path)
{
    const auto opening = m_tape->open(path);
    if (!opening)
        return failure(opening.error());
    return std::make_unique<PlayingTransport>(m_tape, *opening);
}

}  // namespace reviver
