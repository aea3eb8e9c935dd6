// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/content.h"

#include "core/base/hex.h"
#include "core/firmware/images/balong.h"
#include "core/firmware/images/efs2_image.h"
#include "core/firmware/images/firehose_programmer.h"
#include "core/firmware/images/mbn.h"
#include "core/firmware/images/partition_table.h"
#include "core/firmware/reading.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>

namespace reviver {

namespace {

/// Enough for the volume descriptor of a disc image and any preamble.
constexpr std::size_t kLongestHead = 64u << 10;

struct Head {
    ByteView octets;
    std::uint64_t size;  ///< of the whole image

    bool startsWith(std::string_view magic, std::size_t at = 0) const
    {
        return octets.size() >= at + magic.size()
            && std::memcmp(octets.data() + at, magic.data(), magic.size()) == 0;
    }
};

using namespace std::string_view_literals;

Content proven(ImageRole role, FirmwarePlatform platform, Message reason)
{
    return {.role = role,
            .source = RoleSource::Content,
            .certainty = Certainty::Confirmed,
            .reason = std::move(reason),
            .platform = platform,
            .standsAlone = true};
}

std::optional<Content> asPartitionTable(const Head &head)
{
    if (PartitionTable::hasMagic(head.octets)) {
        Content content
            = proven(ImageRole::PartitionTable, FirmwarePlatform::Qualcomm,
                     REVIVER_TR("It begins with the magic octets of a Qualcomm partition table."));
        if (const auto table
            = PartitionTable::decode(head.octets.first(std::min<std::size_t>(head.octets.size(), 8192)));
            !table)
            content.warnings.push_back(
                {REVIVER_TR("The table can't be read: %1."), {table.error().detail()}});
        return content;
    }
    if (SystemPartitionTable::hasMagic(head.octets))
        return proven(
            ImageRole::Unknown, FirmwarePlatform::Qualcomm,
            REVIVER_TR("It is a partition table as it was read from a flash memory, not an image to write."));
    if (head.startsWith("\xAC\x9F\x56\xFE\x7A\x12\x7F\xCD"sv))
        return proven(ImageRole::Mibib, FirmwarePlatform::Qualcomm,
                      REVIVER_TR("It begins with the magic octets of the MIBIB area."));
    return std::nullopt;
}

/// Loaders carry ids of other images, so for them the id is only a hint.
Content fromImageId(const MbnHeader &header)
{
    const ImageRole role = roleOfImageId(header.imageId);
    const bool loader = role == ImageRole::Loader || role == ImageRole::EmergencyLoader;
    return {.role = role,
            .source = RoleSource::ImageId,
            .certainty = loader ? Certainty::OneSource : Certainty::Confirmed,
            .reason = {REVIVER_TR("Its own header (%1 octets) names image id %2."),
                       {fmt::format("{}", header.headerSize), hexNumber(header.imageId)}},
            .platform = FirmwarePlatform::Qualcomm,
            .loadAddress = header.loadAddress,
            .standsAlone = true};
}

std::optional<Content> asBootImage(const Head &head)
{
    if (const auto header = MbnHeader::decodeShort(head.octets, head.size))
        return fromImageId(*header);
    if (const auto header = MbnHeader::decodeLong(head.octets, head.size))
        return fromImageId(*header);
    if (!startsWithPreamble(head.octets))
        return std::nullopt;
    const auto at = offsetBehindPreamble(head.octets.first(std::min(head.octets.size(), kPreambleSearch)));
    if (at) {
        if (const auto header = MbnHeader::decodeLong(head.octets.subspan(*at), head.size - *at))
            return fromImageId(*header);
        if (head.startsWith("\x7F"
                            "ELF"sv,
                            *at)) {
            Content content = proven(
                ImageRole::Sbl1, FirmwarePlatform::Qualcomm,
                REVIVER_TR(
                    "It has the flash preamble of the first boot loader and an ELF program behind it."));
            content.certainty = Certainty::Inferred;
            return content;
        }
    }
    Content content
        = proven(ImageRole::Unknown, FirmwarePlatform::Qualcomm,
                 REVIVER_TR("It has the flash preamble of a boot loader, but no program header behind it."));
    content.warnings.push_back(REVIVER_TR("The program behind the flash preamble is missing."));
    content.certainty = Certainty::Inferred;
    return content;
}

/// The page size is checked, and that the length is whole pages.
std::optional<Content> asEfs2(const Head &head)
{
    const auto image = Efs2Image::decode(head.octets);
    if (!image)
        return std::nullopt;
    Content content = proven(ImageRole::Efs2, FirmwarePlatform::Qualcomm,
                             REVIVER_TR("It begins with the magic octets of an EFS2 factory image."));
    if (!image->pageSizeIsKnown())
        content.warnings.push_back({REVIVER_TR("Its page size of %1 octets is none that is known."),
                                    {std::to_string(image->pageSize)}});
    else if (head.size % image->pageSize != 0)
        content.warnings.push_back({REVIVER_TR("Its length is not a whole number of pages of %1 octets."),
                                    {std::to_string(image->pageSize)}});
    return content;
}

bool isZlib(const Head &head)
{
    return head.octets.size() > 2 && head.octets[0] == 0x78
        && (head.octets[1] == 0xDA || head.octets[1] == 0x9C || head.octets[1] == 0x01);
}

/// LZMA-alone with default properties and unknown or stated length.
bool isLzma(const Head &head)
{
    if (head.octets.size() < 13 || !head.startsWith("\x5D\x00\x00"sv))
        return false;
    const auto length = loadLe<std::uint64_t>(head.octets, 5);
    return length == UINT64_MAX || length < (std::uint64_t{1} << 32);
}

std::optional<Content> asBalong(const Head &head)
{
    if (UsbLoader::hasMagic(head.octets)) {
        Content content = proven(ImageRole::UsbLoader, FirmwarePlatform::Balong,
                                 REVIVER_TR("It begins like a loader for the Balong boot ROM."));
        if (const auto loader = UsbLoader::decode(head.octets, head.size); !loader)
            content.warnings.push_back(
                {REVIVER_TR("The loader can't be used: %1."), {loader.error().detail()}});
        return content;
    }
    if (BalongTable::hasMagic(head.octets)) {
        Content content = proven(ImageRole::BalongPtable, FirmwarePlatform::Balong,
                                 REVIVER_TR("It begins with the name of the Balong flash table."));
        if (const auto table = BalongTable::decode(head.octets); !table)
            content.warnings.push_back(
                {REVIVER_TR("The table can't be read: %1."), {table.error().detail()}});
        return content;
    }
    if (!NvDload::decode(head.octets, head.size))
        return std::nullopt;
    Content content = proven(ImageRole::BalongNvDload, FirmwarePlatform::Balong,
                             REVIVER_TR("It has the two NV descriptors of an nvdload image."));
    content.certainty = Certainty::OneSource;
    return content;
}

std::optional<Content> asCompressed(const Head &head)
{
    const auto compressed = [](const char *encoding, Certainty certainty) {
        return Content{
            .certainty = certainty,
            .reason = {REVIVER_TR("It is compressed (%1); what it is for is not written in it."), {encoding}},
            .encoding = encoding};
    };
    if (isZlib(head))
        return compressed("zlib", Certainty::Unknown);
    if (isLzma(head))
        return compressed("lzma", Certainty::Unknown);
    if (head.startsWith("\x1F\x8B\x08"sv))
        return compressed("gzip", Certainty::Unknown);
    return std::nullopt;
}

struct Magic {
    std::string_view octets;
    std::size_t at;
    ImageRole role;
    FirmwarePlatform platform;
    Certainty certainty;
    bool standsAlone;
    const char *reason;
};

constexpr std::array kMagics = {
    Magic{"\x02\x00\xEE\xEE"sv, 0, ImageRole::WebUi, FirmwarePlatform::Unknown, Certainty::OneSource, true,
          REVIVER_TR("It begins like a Huawei pack of web pages.")},
    Magic{"CD001"sv, 0x8001, ImageRole::Iso, FirmwarePlatform::Unknown, Certainty::Confirmed, false,
          REVIVER_TR("It is the image of a disc (ISO 9660).")},
    Magic{"ANDROID!"sv, 0, ImageRole::Apps, FirmwarePlatform::Unknown, Certainty::Confirmed, true,
          REVIVER_TR("It begins like an Android boot image.")},
    Magic{"UBI#"sv, 0, ImageRole::Unknown, FirmwarePlatform::Unknown, Certainty::Unknown, true,
          REVIVER_TR("It is a UBI flash image; what it is for is not written in it.")},
    Magic{"UBI!"sv, 0, ImageRole::Unknown, FirmwarePlatform::Unknown, Certainty::Unknown, true,
          REVIVER_TR("It is a UBI volume; what it is for is not written in it.")},
    Magic{"hsqs"sv, 0, ImageRole::Unknown, FirmwarePlatform::Unknown, Certainty::Unknown, true,
          REVIVER_TR("It is a squashfs file system; what it is for is not written in it.")},
    Magic{"070701"sv, 0, ImageRole::Unknown, FirmwarePlatform::Unknown, Certainty::Unknown, false,
          REVIVER_TR("It is a cpio archive of files; what it is for is not written in it.")},
    Magic{"\x7F"
          "ELF"sv,
          0, ImageRole::Unknown, FirmwarePlatform::Unknown, Certainty::Unknown, true,
          REVIVER_TR("It is a program (ELF); which one is not written in it.")},
};

std::optional<Content> byMagic(const Head &head)
{
    const auto matches = [&](const Magic &magic) { return head.startsWith(magic.octets, magic.at); };
    const auto found = std::ranges::find_if(kMagics, matches);
    if (found == kMagics.end())
        return std::nullopt;
    return Content{.role = found->role,
                   .source = found->role == ImageRole::Unknown ? RoleSource::None : RoleSource::Content,
                   .certainty = found->certainty,
                   .reason = found->reason,
                   .platform = found->platform,
                   .standsAlone = found->standsAlone};
}

Content firehoseProgrammer()
{
    return proven(ImageRole::FirehoseLoader, FirmwarePlatform::Qualcomm,
                  REVIVER_TR("It is a program that holds the words of the Firehose protocol."));
}

}  // namespace

Content identifyHead(ByteView octets, std::uint64_t size)
{
    const Head head{octets, size};
    for (const auto recognise : {asPartitionTable, asBootImage, asEfs2, asBalong, byMagic, asCompressed}) {
        if (auto content = recognise(head))
            return std::move(*content);
    }
    return {};
}

Result<Content> identifyContent(const ByteSource &data)
{
    const auto firehose = isFirehoseProgrammer(data);
    if (!firehose)
        return failure(firehose.error());
    if (*firehose)
        return firehoseProgrammer();
    const auto octets = headOf(data, kLongestHead);
    if (!octets)
        return failure(octets.error());
    return identifyHead(*octets, data.size());
}

}  // namespace reviver
