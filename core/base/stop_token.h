// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <memory>

namespace reviver {

/// How soon the user wants work to end.
enum class StopRequest {
    None,
    AfterImage,  ///< Finish the image that is being written, then stop.
    Now,         ///< Stop at the next block boundary.
};

/// Asks whether somebody wants the work to end. Copies share one answer; a
/// default-made token is never stopped. May be read from any thread.
class StopToken {
public:
    StopToken() = default;

    StopRequest request() const
    {
        auto strongest = StopRequest::None;
        for (const State *state = m_state.get(); state; state = state->outer.get())
            strongest = std::max(strongest, state->request.load());
        return strongest;
    }
    /// True when waiting and writing must end now.
    bool stopRequested() const { return request() == StopRequest::Now; }

private:
    friend class StopSource;
    struct State {
        std::atomic<StopRequest> request{StopRequest::None};
        std::shared_ptr<State> outer;
    };
    explicit StopToken(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    std::shared_ptr<State> m_state;
};

/// The side that asks. Stop is asked, never forced.
class StopSource {
public:
    StopSource() = default;
    /// For a part of a work: its tokens say stop when the whole work is to stop, too.
    explicit StopSource(const StopToken &outer) { m_state->outer = outer.m_state; }

    StopToken token() const { return StopToken(m_state); }
    void requestStop(StopRequest request = StopRequest::Now) { m_state->request.store(request); }

private:
    std::shared_ptr<StopToken::State> m_state = std::make_shared<StopToken::State>();
};

}  // namespace reviver
