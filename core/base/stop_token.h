// SPDX-License-Identifier: Apache-2.0
#pragma once

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

    StopRequest request() const { return m_state ? m_state->load() : StopRequest::None; }
    /// True when waiting and writing must end now.
    bool stopRequested() const { return request() == StopRequest::Now; }

private:
    friend class StopSource;
    explicit StopToken(std::shared_ptr<std::atomic<StopRequest>> state) : m_state(std::move(state)) {}

    std::shared_ptr<std::atomic<StopRequest>> m_state;
};

/// The side that asks. Stop is asked, never forced.
class StopSource {
public:
    StopToken token() const { return StopToken(m_state); }
    void requestStop(StopRequest request = StopRequest::Now) { m_state->store(request); }

private:
    std::shared_ptr<std::atomic<StopRequest>> m_state
        = std::make_shared<std::atomic<StopRequest>>(StopRequest::None);
};

}  // namespace reviver
