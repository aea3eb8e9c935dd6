// SPDX-License-Identifier: Apache-2.0
#include "core/transport/recording_identity.h"

#include "core/base/personal_names.h"
#include "core/transport/identity_octets.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

namespace reviver {
namespace {

using Kind = RecordedEvent::Kind;

constexpr std::size_t kShortestSerial = 5;    ///< shorter ones are too common to look for
constexpr std::size_t kLongestCommand = 512;  ///< longer writes hold blocks of firmware
constexpr std::size_t kMostWaiting = 8u << 20;

struct Waiting {
    RecordedEvent event;
    bool ready = false;  ///< masked, or there is nothing to mask
};

/// What was received at one opening since nothing could be split: a number may lie in several reads.
class Turn {
public:
    void received(Waiting &event, const std::vector<std::string> &serials)
    {
        append(m_octets, event.event.octets);
        m_events.push_back(&event);
        if (endsWhole(m_octets))
            end(serials);
    }
    /// One write is one whole request.
    void sent(RecordedEvent &event, const std::vector<std::string> &serials)
    {
        end(serials);
        m_serialComes = asksSerial(event.octets);
        Bytes octets = event.octets;
        maskOctets(octets, {serials, octets.size() <= kLongestCommand});
        replace(event, octets);
    }
    void end(const std::vector<std::string> &serials)
    {
        if (m_serialComes)
            maskNumber(m_octets);
        else
            maskOctets(m_octets, {serials});
        ByteView left = m_octets;
        for (Waiting *waiting : m_events) {
            const std::size_t size = waiting->event.octets.size();
            replace(waiting->event, left.first(size));
            waiting->ready = true;
            left = left.subspan(size);
        }
        m_events.clear();
        m_octets.clear();
    }

private:
    static void replace(RecordedEvent &event, ByteView octets)
    {
        if (std::ranges::equal(octets, event.octets))
            return;
        event.octets.assign(octets.begin(), octets.end());
        event.masked = true;
    }

    std::vector<Waiting *> m_events;
    Bytes m_octets;
    bool m_serialComes = false;
};

class MaskingSink final : public RecordingSink {
public:
    MaskingSink(std::unique_ptr<RecordingSink> inner, std::vector<std::string> names)
        : m_inner(std::move(inner))
        , m_names(std::move(names))
    {
    }

    Result<void> begin(Clock::WallTime began, bool) override { return m_inner->begin(began, true); }

    Result<void> add(RecordedEvent event) override
    {
        learnSerials(event);
        maskTexts(event);
        m_size += event.octets.size();
        mask(m_waiting.emplace_back(Waiting{std::move(event), false}));
        REVIVER_TRY(handOn());
        if (m_size > kMostWaiting)
            return failure(ErrorCode::LimitExceeded, "too much was received without an end to mask it");
        return {};
    }

    Result<void> end(bool complete) override
    {
        for (auto &[opening, turn] : m_turns)
            turn.end(m_serials);
        REVIVER_TRY(handOn());
        return m_inner->end(complete);
    }

private:
    void learnSerials(const RecordedEvent &event)
    {
        for (const AttachedDevice &device : event.devices)
            if (device.serial.size() >= kShortestSerial
                && std::ranges::find(m_serials, device.serial) == m_serials.end())
                m_serials.push_back(device.serial);
    }

    void maskTexts(RecordedEvent &event) const
    {
        const auto hide = [this](std::string &text) {
            maskText(text, {m_serials});
            text = withoutNames(withoutUserNames(std::move(text)), m_names);
        };
        hide(event.port);
        hide(event.detail);
        for (AttachedDevice &device : event.devices) {
            for (std::string *text : {&device.serial, &device.systemPath, &device.product, &device.location})
                hide(*text);
            for (AttachedInterface &interface : device.interfaces)
                hide(interface.port);
        }
    }

    void mask(Waiting &waiting)
    {
        RecordedEvent &event = waiting.event;
        if (event.kind == Kind::Received)
            return m_turns[event.opening].received(waiting, m_serials);
        waiting.ready = true;
        if (event.kind == Kind::Sent)
            m_turns[event.opening].sent(event, m_serials);
        if (event.kind != Kind::Failed && event.kind != Kind::Close)
            return;
        m_turns[event.opening].end(m_serials);
        m_turns.erase(event.opening);
    }

    Result<void> handOn()
    {
        while (!m_waiting.empty() && m_waiting.front().ready) {
            RecordedEvent event = std::move(m_waiting.front().event);
            m_waiting.pop_front();
            m_size -= event.octets.size();
            REVIVER_TRY(m_inner->add(std::move(event)));
        }
        return {};
    }

    std::unique_ptr<RecordingSink> m_inner;
    std::vector<std::string> m_names;
    std::vector<std::string> m_serials;
    std::map<unsigned, Turn> m_turns;
    std::deque<Waiting> m_waiting;  ///< in order; its front is not ready
    std::size_t m_size = 0;         ///< octets in it
};

}  // namespace

std::unique_ptr<RecordingSink> withoutIdentity(std::unique_ptr<RecordingSink> inner,
                                               std::vector<std::string> names)
{
    return std::make_unique<MaskingSink>(std::move(inner), std::move(names));
}

}  // namespace reviver
