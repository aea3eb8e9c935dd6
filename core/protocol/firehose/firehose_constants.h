// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>

namespace reviver::firehose {

// Waits of qdl's firehose.c (one source), unless said otherwise.

/// A programmer that has just started may not hear the first configure.
inline constexpr std::chrono::milliseconds kConfigureTimeout{1000};
inline constexpr int kConfigureTries = 5;
inline constexpr std::chrono::milliseconds kCommandTimeout{5000};
/// Until the programmer is ready for raw sectors.
inline constexpr std::chrono::milliseconds kSetUpTimeout{10'000};
/// Per piece of raw sectors, and on SPI-NOR ("spinor").
inline constexpr std::chrono::milliseconds kRawTimeout{10'000};
inline constexpr std::chrono::milliseconds kSlowRawTimeout{60'000};
/// Until what was sent is in the flash.
inline constexpr std::chrono::milliseconds kFinishTimeout{120'000};
inline constexpr std::chrono::milliseconds kEraseTimeout{30'000};
/// Logs that belong to a write may follow its acknowledgement. Source: qdl firehose.c.
inline constexpr std::chrono::milliseconds kLogTime{100};
/// How long late answers are awaited after a request that got none (inferred).
inline constexpr std::chrono::milliseconds kSettleTime{250};

/// What we ask for first; the programmer answers with less if it must.
inline constexpr std::size_t kDefaultPayload = 1024 * 1024;

}  // namespace reviver::firehose
