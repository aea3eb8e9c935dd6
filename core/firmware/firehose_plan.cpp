// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/firehose_plan.h"

#include "core/firmware/limits.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <pugixml.hpp>

namespace reviver {

namespace {

/// Decimal, or hex with 0x; nothing for anything else.
std::optional<std::uint64_t> number(std::string_view text)
{
    const bool isHex = text.starts_with("0x") || text.starts_with("0X");
    if (isHex)
        text.remove_prefix(2);
    std::uint64_t value = 0;
    const auto [end, problem]
        = std::from_chars(text.data(), text.data() + text.size(), value, isHex ? 16 : 10);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Only the forms that real lists use: a number, NUM_DISK_SECTORS or NUM_DISK_BLOCKS with
/// an offset, CRC32(start,length); a dot may follow.
bool isPatchValue(std::string_view text)
{
    if (text.ends_with('.'))
        text.remove_suffix(1);
    if (number(text))
        return true;
    for (const std::string_view word : {"NUM_DISK_SECTORS", "NUM_DISK_BLOCKS"}) {
        if (!text.starts_with(word))
            continue;
        const auto rest = text.substr(word.size());
        return rest.empty() || ((rest[0] == '-' || rest[0] == '+') && number(rest.substr(1)));
    }
    constexpr std::string_view kCrc = "CRC32(";
    const auto comma = text.find(',');
    return text.starts_with(kCrc) && text.ends_with(')') && comma != std::string_view::npos
        && number(text.substr(kCrc.size(), comma - kCrc.size()))
        && number(text.substr(comma + 1, text.size() - comma - 2));
}

class ListReader {
public:
    Result<std::vector<FirehoseStep>> read(std::string_view xml);

private:
    Result<void> readElement(const pugi::xml_node &element);
    Result<FirehoseStep> readStep(const pugi::xml_node &element, FirehoseStep::Kind kind);
    Result<std::uint64_t> field(const pugi::xml_node &element, const char *name, std::uint64_t most,
                                std::optional<std::uint64_t> absent = std::nullopt) const;
    std::vector<FirehoseStep> m_steps;
};

Result<std::uint64_t> ListReader::field(const pugi::xml_node &element, const char *name, std::uint64_t most,
                                        std::optional<std::uint64_t> absent) const
{
    const auto attribute = element.attribute(name);
    if (!attribute && absent)
        return *absent;
    const auto value = number(attribute.value());
    if (!value || *value > most)
        return failure(ErrorCode::BundleCorrupt,
                       fmt::format("Firehose list, element {} ({}): {} is \"{:.40}\", not a number in range",
                                   m_steps.size() + 1, element.name(), name, attribute.value()));
    return *value;
}

Result<FirehoseStep> ListReader::readStep(const pugi::xml_node &element, FirehoseStep::Kind kind)
{
    constexpr std::uint64_t kMostSectors = 1ull << 40;
    const bool patch = kind == FirehoseStep::Kind::Patch;
    const auto sectorSize = field(element, "SECTOR_SIZE_IN_BYTES", 65536);
    const auto pages = field(element, "PAGES_PER_BLOCK", 65536, 0);
    const auto physical = field(element, "physical_partition_number", 255, 0);
    const auto start = field(element, "start_sector", kMostSectors);
    const auto sectors
        = patch ? Result<std::uint64_t>(0) : field(element, "num_partition_sectors", kMostSectors);
    const auto offset = patch ? field(element, "byte_offset", 65536) : Result<std::uint64_t>(0);
    const auto size = patch ? field(element, "size_in_bytes", 8) : Result<std::uint64_t>(0);
    for (const auto &value : {sectorSize, pages, physical, start, sectors, offset, size}) {
        if (!value)
            return failure(value.error());
    }
    FirehoseStep step{.kind = kind,
                      .sectorSize = static_cast<std::uint32_t>(*sectorSize),
                      .pagesPerBlock = static_cast<std::uint32_t>(*pages),
                      .physicalPartition = static_cast<std::uint32_t>(*physical),
                      .startSector = *start,
                      .sectors = *sectors,
                      .file = kind == FirehoseStep::Kind::Erase ? "" : element.attribute("filename").value(),
                      .label = element.attribute("label").value(),
                      .byteOffset = static_cast<std::uint32_t>(*offset),
                      .size = static_cast<std::uint32_t>(*size),
                      .value = patch ? element.attribute("value").value() : ""};
    if (step.sectorSize == 0 || (patch && !isPatchValue(step.value)))
        return failure(
            ErrorCode::BundleCorrupt,
            fmt::format(
                "Firehose list, element {} ({}): its sector size or value \"{:.40}\" is not understood",
                m_steps.size() + 1, element.name(), step.value));
    return step;
}

Result<void> ListReader::readElement(const pugi::xml_node &element)
{
    const std::string_view name = element.name();
    FirehoseStep::Kind kind = FirehoseStep::Kind::Program;
    if (name == "erase")
        kind = FirehoseStep::Kind::Erase;
    else if (name == "patch")
        kind = FirehoseStep::Kind::Patch;
    else if (name != "program")
        return {};
    if (m_steps.size() == limits::kXmlElements)
        return failure(ErrorCode::LimitExceeded, "Firehose list: too many elements");
    auto step = readStep(element, kind);
    if (!step)
        return failure(step.error());
    // Rows without a file name are places that are left as they are.
    if (kind == FirehoseStep::Kind::Erase || !step->file.empty())
        m_steps.push_back(std::move(*step));
    return {};
}

Result<std::vector<FirehoseStep>> ListReader::read(std::string_view xml)
{
    if (xml.size() > limits::kIndexText)
        return failure(ErrorCode::LimitExceeded, "Firehose list: it is larger than any real one");
    pugi::xml_document document;
    const auto state = document.load_buffer(xml.data(), xml.size());
    if (!state)
        return failure(ErrorCode::BundleCorrupt,
                       fmt::format("Firehose list: {} at offset {}", state.description(), state.offset));
    const pugi::xml_node root = document.document_element();
    if (std::string_view(root.name()) != "data" && std::string_view(root.name()) != "patches")
        return failure(ErrorCode::BundleCorrupt, "Firehose list: its root is neither data nor patches");
    for (const pugi::xml_node &element : root.children())
        REVIVER_TRY(readElement(element));
    return std::move(m_steps);
}

int safetyRank(const FirehoseStep &step)
{
    const bool first = step.startSector == 0;
    switch (step.kind) {
    case FirehoseStep::Kind::Erase:
        return first ? 0 : 1;
    case FirehoseStep::Kind::Program:
        return first ? 3 : 2;
    case FirehoseStep::Kind::Patch:
        break;
    }
    return 4;
}

}  // namespace

Result<std::vector<FirehoseStep>> readFirehoseList(std::string_view xml)
{
    return ListReader().read(xml);
}

std::vector<FirehoseStep> inSafeOrder(std::vector<FirehoseStep> steps)
{
    std::ranges::stable_sort(steps, {}, safetyRank);
    return steps;
}

std::vector<std::string> overlaps(const std::vector<FirehoseStep> &steps)
{
    std::vector<const FirehoseStep *> rows;
    for (const FirehoseStep &step : steps) {
        if (step.kind == FirehoseStep::Kind::Program)
            rows.push_back(&step);
    }
    std::ranges::sort(rows, {}, [](const FirehoseStep *row) {
        return std::pair(row->physicalPartition, row->startSector);
    });
    std::vector<std::string> lines;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i]->physicalPartition == rows[i - 1]->physicalPartition
            && rows[i]->startSector < rows[i - 1]->endSector())
            lines.push_back(fmt::format("{} and {} at sector {}", rows[i - 1]->file, rows[i]->file,
                                        rows[i]->startSector));
    }
    return lines;
}

Result<std::string> resolveInside(std::string_view folder, std::string_view name)
{
    const auto outside = [&] {
        return failure(ErrorCode::InvalidArgument, fmt::format("{:.200} leads out of the folder", name));
    };
    std::string path(name);
    std::ranges::replace(path, '\\', '/');
    if (path.starts_with('/') || path.find(':') != std::string::npos || path.find('\0') != std::string::npos)
        return outside();
    path.insert(0, folder);
    std::vector<std::string_view> parts;
    for (std::string_view rest = path; !rest.empty();) {
        const auto end = std::min(rest.find('/'), rest.size());
        const auto part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part.empty() || part == ".")
            continue;
        if (part != "..")
            parts.push_back(part);
        else if (parts.empty())
            return outside();
        else
            parts.pop_back();
    }
    return fmt::format("{}", fmt::join(parts, "/"));
}

}  // namespace reviver
