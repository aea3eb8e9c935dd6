// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/recogniser.h"

#include <functional>

namespace reviver {

/// Files that were found together: a folder, or the members of an archive. Their
/// paths are only compared and shown; they are never joined to a path of this computer.
struct FileSet {
    struct File {
        std::string path;  ///< with "/" between folders: "update/firehose/sbl1.mbn"
        std::uint64_t size = 0;
        std::function<Result<ByteSourcePtr>()> open;

        std::string name() const { return path.substr(path.rfind('/') + 1); }
        std::string folder() const { return path.substr(0, path.rfind('/') + 1); }
    };

    std::string provenance;
    std::vector<File> files;  ///< sorted by path
    int depth = 0;

    void sort();
    /// The file with this path, whatever its case; null if there is none;
    /// BundleCorrupt if there are several.
    Result<const File *> find(std::string_view path) const;
};

/// The same in lower case (ASCII).
std::string lowerCase(std::string_view text);

/// All ordinary files below a folder, within limits; links to folders are not followed.
Result<FileSet> filesBelow(const std::filesystem::path &folder);

/// Opens an archive, a disc image or a compressed file; nothing if the node is none
/// of them. Members are kept in memory or, larger ones, in a nameless temporary file.
/// Formats: zip, 7z, rar, cab, iso 9660, tar, cpio; gzip, bzip2, xz, lzma, zstd, compress.
Result<std::optional<FileSet>> openArchive(const Node &node, Reading &reading);

/// A Firehose set: rawprogram*.xml with patch*.xml, contents.xml, partition_nand.xml, md5.txt.
Recognised recogniseFirehoseSet(const FileSet &set, Reading &reading);
/// 01.bin to NN.bin in any one folder of the set, with or without an .hmf index.
Recognised recogniseNumberedImages(const FileSet &set, Reading &reading);
/// The images that partition_nand.xml names, where no rawprogram list is there.
Recognised recogniseListedImages(const FileSet &set, Reading &reading);
/// All files of the set that are known images by themselves.
Recognised recogniseKnownImages(const FileSet &set, Reading &reading);

/// Looks for firmware in a node or a set, through all wrappers.
Recognised searchNode(const Node &node, Reading &reading);
Recognised searchSet(const FileSet &set, Reading &reading);

}  // namespace reviver
