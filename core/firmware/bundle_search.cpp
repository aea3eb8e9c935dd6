// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/file_set.h"
#include "core/firmware/formats/pe_file.h"
#include "core/firmware/images/content.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>

namespace reviver {

namespace {

/// Stopping and reading errors end the search; damage in one place does not keep
/// firmware from being found in another.
bool endsSearch(const Error &error)
{
    return error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::FileUnreadable
        || error.code() == ErrorCode::FileWriteFailed;
}

/// Keeps the best of several bundles, and the first thing that went wrong.
class Candidates {
public:
    Result<void> add(Recognised found)
    {
        if (!found) {
            if (endsSearch(found.error()))
                return failure(found.error());
            if (!m_error)
                m_error = found.error();
        } else if (*found && (!m_best || weight(**found) > weight(*m_best))) {
            m_best = std::move(*found);
        }
        return {};
    }

    bool empty() const { return !m_best && !m_error; }
    bool hasSet() const { return m_best && m_best->images.size() > 1; }

    Recognised result()
    {
        if (m_best)
            return std::optional(std::move(*m_best));
        if (m_error)
            return failure(*m_error);
        return std::nullopt;
    }

private:
    /// A set counts more than a single image, then the size, then that it is whole: a
    /// small complete set never hides a large damaged one.
    static std::tuple<bool, std::uint64_t, bool> weight(const FirmwareBundle &bundle)
    {
        std::uint64_t octets = 0;
        for (const FirmwareImage &image : bundle.images)
            octets += image.size;
        return {bundle.images.size() > 1, octets, bundle.whole()};
    }

    std::optional<FirmwareBundle> m_best;
    std::optional<Error> m_error;
};

Node childOf(const Node &node, const PePart &part, std::uint64_t skip = 0)
{
    return {.data = partOf(node.data, part.offset + skip, part.size - skip),
            .provenance = node.provenance + " > " + part.name,
            .offset = node.offset + part.offset + skip,
            .depth = node.depth + 1};
}

/// Where an archive begins behind the text that a self-extracting program puts in
/// front of it; 0 when none is found near the start.
Result<std::uint64_t> archiveStart(const ByteSource &source)
{
    using namespace std::string_view_literals;
    constexpr std::array kSignatures
        = {"7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A\x07"sv, "MSCF\0\0\0\0"sv, "PK\x03\x04"sv};
    const auto head = headOf(source, limits::kPiece);
    if (!head)
        return failure(head.error());
    std::size_t first = std::string_view::npos;
    for (const auto signature : kSignatures)
        first = std::min(first, asText(*head).find(signature));
    return first == std::string_view::npos ? 0 : first;
}

Recognised searchProgram(const Node &node, Reading &reading)
{
    const auto program = readPeFile(*node.data);
    if (!program)
        return failure(program.error());
    if (!*program)
        return std::nullopt;
    Candidates candidates;
    if (const auto &overlay = (*program)->overlay) {
        const auto start = archiveStart(*partOf(node.data, overlay->offset, overlay->size));
        if (!start)
            return failure(start.error());
        REVIVER_TRY(candidates.add(searchNode(childOf(node, *overlay, *start), reading)));
    }
    for (const PePart &resource : (*program)->resources) {
        if (resource.size >= limits::kSmallestResource)
            REVIVER_TRY(candidates.add(searchNode(childOf(node, resource), reading)));
    }
    return candidates.result();
}

/// What was found inside something else and can't be opened is remembered for the user.
Result<void> noteObstacle(const Node &node, Reading &reading)
{
    const auto obstacle = describeObstacle(*node.data);
    if (!obstacle)
        return failure(obstacle.error());
    if (!obstacle->empty())
        reading.noteObstacle(node.provenance + " is " + *obstacle);
    return {};
}

Recognised searchArchive(const Node &node, Reading &reading)
{
    const auto set = openArchive(node, reading);
    if (!set)
        return failure(set.error());
    if (!*set)
        return std::nullopt;
    return searchSet(**set, reading);
}

}  // namespace

Recognised searchNode(const Node &node, Reading &reading)
{
    if (node.depth > limits::kDepth)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("{}: wrapped more than {} times", node.provenance, limits::kDepth));
    // What is packed must not be searched as it is: pieces of it may look like firmware.
    auto unpacked = searchArchive(node, reading);
    if (!unpacked || *unpacked)
        return unpacked;
    constexpr std::array kWays = {recogniseIntelHex, recogniseHuaweiContainer, recogniseSingleImage,
                                  recogniseSierraPackage, searchProgram};
    Candidates candidates;
    for (const auto way : kWays) {
        auto found = way(node, reading);
        if (found && *found && (*found)->whole())
            return found;
        REVIVER_TRY(candidates.add(std::move(found)));
    }
    if (candidates.empty())
        REVIVER_TRY(noteObstacle(node, reading));
    return candidates.result();
}

Recognised searchSet(const FileSet &set, Reading &reading)
{
    for (const auto way : {recogniseFirehoseSet, recogniseNumberedImages}) {
        auto found = way(set, reading);
        if (!found || *found)
            return found;
    }
    Candidates candidates;
    for (const FileSet::File &file : set.files) {
        const auto data = file.open();
        if (!data) {
            REVIVER_TRY(candidates.add(failure(data.error())));
            continue;
        }
        const auto content = identifyContent(**data);
        if (!content)
            return failure(content.error());
        if (!content->standsAlone)
            REVIVER_TRY(candidates.add(searchNode(
                {.data = *data, .provenance = set.provenance + " > " + file.path, .depth = set.depth},
                reading)));
    }
    if (!candidates.hasSet())
        REVIVER_TRY(candidates.add(recogniseKnownImages(set, reading)));
    return candidates.result();
}

}  // namespace reviver
