// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/sector_intake.h"

#include <algorithm>
#include <utility>

namespace reviver::practice {
namespace {

/// The faults count blocks of this many octets.
constexpr std::size_t kFaultBlock = 4096;
/// What is cut in half ends with a whole sector.
constexpr std::uint64_t kWholeSector = SimulatedFlash::kPageSize;

}  // namespace

void SectorIntake::begin(std::uint64_t size)
{
    m_board.faults().beginImage();
    m_left = m_board.faults().cutsImage() ? size / 2 / kWholeSector * kWholeSector : size;
    m_busy = true;
    m_block.clear();
    m_ended = {};
}

ByteView SectorIntake::take(ByteView octets)
{
    ByteView sectors = octets.first(static_cast<std::size_t>(std::min<std::uint64_t>(octets.size(), m_left)));
    const ByteView rest = octets.subspan(sectors.size());
    m_left -= sectors.size();
    while (!sectors.empty() && !m_lost) {
        const std::size_t part = std::min(sectors.size(), kFaultBlock - m_block.size());
        append(m_block, sectors.first(part));
        sectors = sectors.subspan(part);
        if (m_block.size() == kFaultBlock)
            storeBlock();
    }
    if (m_left == 0 && !m_block.empty() && !m_lost)
        storeBlock();
    return rest;
}

void SectorIntake::storeBlock()
{
    const Bytes block = std::exchange(m_block, {});
    m_board.work(block.size());
    const FaultInjector::Verdict verdict = m_board.faults().onBlock(block.size());
    m_board.pause(verdict.delay);
    if (verdict.unplug) {
        m_lost = true;
        return m_board.losePlug();
    }
    if (verdict.wearOut)
        m_board.store().wearOutNext();
    m_ended.good = m_ended.good && !verdict.refuse && m_keep(block, verdict.store);
    m_ended.reply = m_ended.reply && !verdict.dropReply;
    m_ended.damagedReply = m_ended.damagedReply || verdict.corruptReply;
}

std::optional<SectorIntake::Ended> SectorIntake::ended()
{
    if (!m_busy || m_left > 0 || m_lost)
        return std::nullopt;
    m_busy = false;
    return m_ended;
}

}  // namespace reviver::practice
