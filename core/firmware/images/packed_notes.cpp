// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/content.h"
#include "core/firmware/images/cpio_list.h"
#include "core/firmware/images/image_notes.h"
#include "core/firmware/images/unpacking.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

namespace {

void noteFiles(FirmwareImage &image, const CpioList &list)
{
    addDetail(image, "files",
              fmt::format("{}{}, {} octets", list.count(), list.complete() ? "" : " until it breaks off",
                          list.octets()));
    for (const CpioList::File &file : list.files())
        addDetail(image, "file", fmt::format("{}, {} octets", file.name, file.size));
    if (list.count() > list.files().size())
        addDetail(image, "file", fmt::format("and {} more", list.count() - list.files().size()));
}

/// The first octets of what is inside, and its list of files if it is a cpio archive.
struct Inside {
    static constexpr std::size_t kHead = 64u << 10;

    Bytes head;
    CpioList files;

    void take(ByteView piece)
    {
        append(head, piece.first(std::min(kHead - head.size(), piece.size())));
        files.take(piece);
    }
};

void applyDamage(FirmwareImage &image, std::vector<BundleProblem> &problems, const Message &why)
{
    Message what{REVIVER_TR("%1 is packed (%2), and %3."), {image.name, image.encoding, why.english()}};
    // Where the container's own checksums are right, the maker has packed it so.
    if (image.check == CheckState::Good)
        image.warnings.push_back(std::move(what));
    else
        reportDamage(image, problems, std::move(what));
}

Result<void> noteCompressed(FirmwareImage &image, std::vector<BundleProblem> &problems, Reading &reading)
{
    Inside inside;
    const auto unpacked
        = unpack(*image.data, image.encoding, reading, [&](ByteView piece) { inside.take(piece); });
    if (!unpacked)
        return failure(unpacked.error());
    switch (unpacked->end) {
    case UnpackEnd::NotCompressed:
        image.encoding = "plain";
        image.roleReason = {};
        return {};
    case UnpackEnd::Damaged:
        applyDamage(image, problems, unpacked->why);
        return {};
    case UnpackEnd::Refused:
        image.warnings.push_back({REVIVER_TR("%1 is kept packed (%2): %3."),
                                  {image.name, image.encoding, unpacked->why.english()}});
        return {};
    case UnpackEnd::Whole:
        break;
    }
    image.unpackedSize = unpacked->size;
    if (hasOwnChecksum(image.encoding))
        setCheck(image, CheckState::Good);
    addDetail(image, "inside", identifyHead(inside.head, unpacked->size).reason.english());
    if (CpioList::hasMagic(inside.head))
        noteFiles(image, inside.files);
    return {};
}

}  // namespace

Result<void> notePackedContent(FirmwareImage &image, std::vector<BundleProblem> &problems, Reading &reading)
{
    constexpr std::size_t kMagic = 6;
    if (image.encoding == "zlib" || image.encoding == "gzip" || image.encoding == "lzma")
        return noteCompressed(image, problems, reading);
    const auto head = headOf(*image.data, kMagic);
    if (!head)
        return failure(head.error());
    if (!CpioList::hasMagic(*head))
        return {};
    CpioList list;
    REVIVER_TRY(
        readInPieces(*image.data, 0, image.data->size(), reading, [&](ByteView piece) -> Result<void> {
            list.take(piece);
            return {};
        }));
    noteFiles(image, list);
    return {};
}

}  // namespace reviver
