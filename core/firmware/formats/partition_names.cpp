// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/partition_names.h"

#include "core/firmware/limits.h"

#include <algorithm>
#include <pugixml.hpp>

namespace reviver {

std::vector<NamedPartition> readPartitionNames(ByteView xml)
{
    std::vector<NamedPartition> rows;
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size()))
        return rows;
    for (const pugi::xml_node &row : document.child("nandboot").child("partitions").children("partition")) {
        const std::string file = row.child_value("img_name");
        if (!file.empty() && rows.size() < limits::kPartitionRows)
            rows.push_back({row.child_value("name"), file});
    }
    return rows;
}

Result<Bytes> textOf(const FileSet::File &file)
{
    const auto source = file.open();
    if (!source)
        return failure(source.error());
    auto text = readAll(**source, 0, (*source)->size(), limits::kIndexText);
    if (!text)
        return failure(text.error().during(file.path));
    return text;
}

const FileSet::File *fileNamed(const FileSet &set, std::string_view name)
{
    const auto found = std::ranges::find_if(
        set.files, [&](const FileSet::File &file) { return lowerCase(file.name()) == lowerCase(name); });
    return found == set.files.end() ? nullptr : &*found;
}

}  // namespace reviver
