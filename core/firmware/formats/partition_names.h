// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/file_set.h"

namespace reviver {

/// One row of partition_nand.xml that brings an image.
struct NamedPartition {
    std::string partition;  ///< "0:SBL"
    std::string file;       ///< "sbl1.mbn"
};

/// The rows of partition_nand.xml that name an image file: root `nandboot`, elements
/// `partition` with `name` and `img_name`. A text that is no such list gives none.
/// Source: EG25 and E5788 sets (confirmed).
std::vector<NamedPartition> readPartitionNames(ByteView xml);

/// A text file of a set in memory; LimitExceeded when it is larger than any list.
Result<Bytes> textOf(const FileSet::File &file);

/// The file of the set with this name in any folder, whatever its case; null if there is none.
const FileSet::File *fileNamed(const FileSet &set, std::string_view name);

}  // namespace reviver
