// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// What can go wrong on demand.
enum class FaultKind {
    Unplug,             ///< The modem vanishes once `at` image octets have arrived.
    Nak,                ///< Block `at` is refused and not written.
    DropReply,          ///< Block `at` is written, its reply is lost.
    CorruptReply,       ///< Block `at` is written, its reply arrives damaged.
    Stall,              ///< The reply to block `at` comes `duration` late.
    AckWithoutWriting,  ///< Every block of image `at` is acknowledged, none is written.
    ShortAck,           ///< Image `at` is acknowledged when half of it has arrived (Firehose).
    BadBlock,           ///< The flash under block `at` wears out: it takes no more.
    // What becomes of octets on the line (line_faults.h):
    LoseOctet,          ///< Octet `at` to the modem does not arrive.
    FlipOctet,          ///< One bit of octet `at` to the modem changes.
    RepeatOctet,        ///< Octet `at` to the modem arrives twice.
    LoseAnswerOctet,    ///< Octet `at` from the modem does not arrive.
    FlipAnswerOctet,    ///< One bit of octet `at` from the modem changes.
    RepeatAnswerOctet,  ///< Octet `at` from the modem arrives twice.
    SplitAnswers,       ///< From octet `at` on, what comes from the modem comes one by one.
};

/// One thing that goes wrong once. Blocks are the blocks of image data received
/// in the whole job, counted from 1 and with repeats; a loader sent to RAM does
/// not count. Images are counted as they are begun, from 1, and octets of the line
/// over all ports and programs, from 1 in each direction.
struct Fault {
    FaultKind kind = FaultKind::Nak;
    std::uint64_t at = 0;
    std::chrono::milliseconds duration{0};

    bool operator==(const Fault &) const = default;
};

/// Reads one of knownFaults() with numbers in it; InvalidArgument says what is wrong with
/// anything else.
Result<Fault> parseFault(std::string_view spec);

/// What can go wrong, as it is written: "unplug@BYTES", "nak@BLOCK", ...
std::vector<std::string> knownFaults();

/// Decides for each block what goes wrong with it.
class FaultInjector {
public:
    /// What happens to one block.
    struct Verdict {
        bool unplug = false;
        bool refuse = false;
        bool store = true;
        bool dropReply = false;
        bool corruptReply = false;
        bool wearOut = false;
        std::chrono::milliseconds delay{0};
    };

    explicit FaultInjector(std::vector<Fault> faults) : m_pending(std::move(faults)) {}

    /// An image was begun.
    void beginImage();
    /// True when the image that was begun is acknowledged before all of it has arrived.
    bool cutsImage() const { return m_cutting; }
    /// A block with `octets` of image data arrived.
    Verdict onBlock(std::uint64_t octets);

    /// What was counted so far: images begun, blocks, and octets of image data.
    std::uint64_t images() const { return m_images; }
    std::uint64_t blocks() const { return m_blocks; }
    std::uint64_t octets() const { return m_octets; }

private:
    bool fire(FaultKind kind, std::uint64_t reached, std::chrono::milliseconds *duration = nullptr);

    std::vector<Fault> m_pending;
    std::uint64_t m_images = 0;
    std::uint64_t m_blocks = 0;
    std::uint64_t m_octets = 0;
    bool m_storing = true;
    bool m_cutting = false;
};

}  // namespace reviver
