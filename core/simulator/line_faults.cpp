// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/line_faults.h"

#include <algorithm>
#include <functional>

namespace reviver {
namespace {

void spoil(Bytes &octets, std::size_t index, const Fault &fault)
{
    const auto place = octets.begin() + static_cast<std::ptrdiff_t>(index);
    switch (fault.kind) {
    case FaultKind::LoseOctet:
    case FaultKind::LoseAnswerOctet:
        octets.erase(place);
        break;
    case FaultKind::RepeatOctet:
    case FaultKind::RepeatAnswerOctet:
        octets.insert(place, octets[index]);
        break;
    default:
        // Another bit each time, the same one when it is repeated.
        *place ^= static_cast<std::uint8_t>(1u << (fault.at % 8));
        break;
    }
}

}  // namespace

LineFaults::LineFaults(const std::vector<Fault> &faults)
{
    for (const Fault &fault : faults) {
        switch (fault.kind) {
        case FaultKind::LoseOctet:
        case FaultKind::FlipOctet:
        case FaultKind::RepeatOctet:
            m_toModem.pending.push_back(fault);
            break;
        case FaultKind::LoseAnswerOctet:
        case FaultKind::FlipAnswerOctet:
        case FaultKind::RepeatAnswerOctet:
            m_fromModem.pending.push_back(fault);
            break;
        case FaultKind::SplitAnswers:
            m_splitFrom = fault.at;
            break;
        default:
            break;
        }
    }
    for (Direction *direction : {&m_toModem, &m_fromModem})
        std::ranges::sort(direction->pending, std::ranges::greater(), &Fault::at);
}

Bytes LineFaults::toModem(ByteView octets)
{
    return pass(octets, m_toModem);
}

Bytes LineFaults::fromModem(ByteView octets)
{
    return pass(octets, m_fromModem);
}

/// Spoils the last octet first, so that the others keep their places.
Bytes LineFaults::pass(ByteView octets, Direction &direction)
{
    Bytes arriving(octets.begin(), octets.end());
    const std::uint64_t before = direction.passed;
    direction.passed += octets.size();
    std::erase_if(direction.pending, [&](const Fault &fault) {
        const bool here = fault.at > before && fault.at <= direction.passed;
        if (here)
            spoil(arriving, static_cast<std::size_t>(fault.at - before - 1), fault);
        return here;
    });
    return arriving;
}

}  // namespace reviver
