// SPDX-License-Identifier: Apache-2.0
#include "core/repair/firehose_rows.h"

#include "core/firmware/flash_areas.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace reviver {
namespace {

using Kind = FirehoseStep::Kind;

using Rows = std::vector<FirehoseStep>;

/// What remains of some rows when the sectors of `taken` are taken out of them.
Rows without(const Rows &rows, const FirehoseStep &taken)
{
    Rows left;
    const auto keep = [&](FirehoseStep row, std::uint64_t from, std::uint64_t to) {
        row.startSector = from;
        row.sectors = to - std::min(from, to);
        if (row.sectors > 0)
            left.push_back(std::move(row));
    };
    for (const FirehoseStep &row : rows) {
        if (row.physicalPartition != taken.physicalPartition) {
            left.push_back(row);
            continue;
        }
        keep(row, row.startSector, std::min(row.endSector(), std::max(taken.startSector, row.startSector)));
        keep(row, std::max(row.startSector, std::min(taken.endSector(), row.endSector())), row.endSector());
    }
    return left;
}

class RowPlanner {
public:
    RowPlanner(const FirmwareBundle &bundle, const std::set<ImageRole> &include)
        : m_bundle(bundle)
        , m_everything(std::ranges::any_of(include, holdsIdentity))
    {
    }

    FirehoseRows plan();

private:
    void planProgram(const FirehoseStep &row);
    void planErase(const FirehoseStep &row);
    void planPatches();
    void addMissingErases();
    bool touchesIdentity(const FirehoseStep &row) const;
    /// What remains of a row without the planned rows of a kind.
    Rows withoutPlanned(Kind kind, const FirehoseStep &row) const;
    /// A row cut where one partition ends and the next begins.
    Rows byArea(const FirehoseStep &row) const;
    bool mayBeErased(const FirehoseStep &part) const;
    void leaveOut(const char *text, const FirehoseStep &row)
    {
        m_rows.leftOut.push_back({text, {rowPlace(row, m_bundle)}});
    }

    const FirmwareBundle &m_bundle;
    bool m_everything;  ///< the user chose the complete set
    FirehoseRows m_rows;
};

FirehoseRows RowPlanner::plan()
{
    for (const FirehoseStep &row : m_bundle.steps) {
        if (row.kind == Kind::Program)
            planProgram(row);
    }
    for (const FirehoseStep &row : m_bundle.steps) {
        if (row.kind == Kind::Erase)
            planErase(row);
    }
    addMissingErases();
    planPatches();
    m_rows.steps = inSafeOrder(std::move(m_rows.steps));
    return std::move(m_rows);
}

bool RowPlanner::touchesIdentity(const FirehoseStep &row) const
{
    const auto areas = areasOf(row, m_bundle.areas);
    const bool byArea = std::ranges::any_of(
        areas, [](const FlashArea &area) { return areaKind(area.partition) == AreaKind::Identity; });
    const bool byImage = row.image && holdsIdentity(m_bundle.images[*row.image].role);
    return byArea || byImage || areaKind(row.label) == AreaKind::Identity;
}

void RowPlanner::planProgram(const FirehoseStep &row)
{
    if (!row.image)
        return;  // the file is missing, which is refused as a whole
    if (m_everything || !touchesIdentity(row))
        m_rows.steps.push_back(row);
    else
        leaveOut(REVIVER_TR("Writing %1: it holds this modem's own calibration and settings."), row);
}

Rows RowPlanner::withoutPlanned(Kind kind, const FirehoseStep &row) const
{
    Rows parts{row};
    for (const FirehoseStep &planned : m_rows.steps) {
        if (planned.kind == kind)
            parts = without(parts, planned);
    }
    return parts;
}

Rows RowPlanner::byArea(const FirehoseStep &row) const
{
    Rows pieces;
    Rows outside{row};
    for (const FlashArea &area : areasOf(row, m_bundle.areas)) {
        FirehoseStep piece = row;
        piece.startSector = std::max(row.startSector, area.firstSector);
        piece.sectors = std::min(row.endSector(), area.endSector()) - piece.startSector;
        outside = without(outside, piece);
        pieces.push_back(std::move(piece));
    }
    std::ranges::move(outside, std::back_inserter(pieces));
    return pieces;
}

/// Only where the partition is known to hold nothing but programs or files, or gets a new
/// image in another part of it.
bool RowPlanner::mayBeErased(const FirehoseStep &part) const
{
    if (m_everything)
        return true;
    const auto areas = areasOf(part, m_bundle.areas);
    if (areas.empty())
        return areaKind(part.label) == AreaKind::Program;
    const AreaKind kind = areaKind(areas.front().partition);
    const bool written = std::ranges::any_of(m_rows.steps, [&](const FirehoseStep &row) {
        return row.kind == Kind::Program && !areasOf(row, {areas.front()}).empty();
    });
    return kind == AreaKind::Program || (kind == AreaKind::Unknown && written);
}

void RowPlanner::planErase(const FirehoseStep &row)
{
    Rows erased{row};
    for (const FirehoseStep &lonely : withoutPlanned(Kind::Program, row)) {
        for (const FirehoseStep &piece : byArea(lonely)) {
            if (mayBeErased(piece))
                continue;
            leaveOut(
                REVIVER_TR("Erasing %1: it is not written again, and may hold what belongs to this modem "
                           "alone."),
                piece);
            erased = without(erased, piece);
        }
    }
    std::ranges::move(erased, std::back_inserter(m_rows.steps));
}

/// NAND takes data only where it was erased before; some lists leave that to the programmer.
/// Source: linux-msm/qdl, bkerler/edl (confirmed).
void RowPlanner::addMissingErases()
{
    Rows missing;
    for (const FirehoseStep &row : m_rows.steps) {
        const bool wholeBlocks = row.pagesPerBlock > 0 && row.startSector % row.pagesPerBlock == 0
            && row.sectors % row.pagesPerBlock == 0;
        if (row.kind == Kind::Program && wholeBlocks)
            std::ranges::move(withoutPlanned(Kind::Erase, row), std::back_inserter(missing));
    }
    for (FirehoseStep &row : missing) {
        row.kind = Kind::Erase;
        row.file.clear();
        row.image.reset();
        m_rows.steps.push_back(std::move(row));
    }
}

void RowPlanner::planPatches()
{
    std::size_t ofFiles = 0;
    for (const FirehoseStep &row : m_bundle.steps) {
        if (row.kind != Kind::Patch)
            continue;
        if (row.file != "DISK")
            ++ofFiles;
        else if (m_everything || !touchesIdentity(row))
            m_rows.steps.push_back(row);
        else
            leaveOut(REVIVER_TR("Patching %1: it holds this modem's own calibration and settings."), row);
    }
    if (ofFiles > 0)
        m_rows.leftOut.push_back(
            {REVIVER_TR("%1 patches: they are for files, not for the modem."), {std::to_string(ofFiles)}});
}

}  // namespace

FirehoseRows planRows(const FirmwareBundle &bundle, const std::set<ImageRole> &include)
{
    return RowPlanner(bundle, include).plan();
}

std::string rowPlace(const FirehoseStep &row, const FirmwareBundle &bundle)
{
    std::string names = row.label;
    for (const FlashArea &area : areasOf(row, bundle.areas)) {
        if (row.label.empty())
            names += (names.empty() ? "" : ", ") + area.partition;
    }
    const std::string sectors = row.kind == Kind::Patch
        ? fmt::format("sector {}", row.startSector)
        : fmt::format("sectors {} to {}", row.startSector, row.endSector() - 1);
    return names.empty() ? sectors : fmt::format("{} ({})", sectors, names);
}

}  // namespace reviver
