// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/firmware/file_set.h"
#include "core/firmware/limits.h"
#include "core/firmware/recogniser.h"

#include <algorithm>
#include <fmt/format.h>
#include <zlib.h>

namespace reviver {

namespace {

/// Header of a Sierra image, big-endian: CRC-32 of the first 256 octets at 0x100, type
/// text at 0x10C, product at 0x110, image size at 0x114, image CRC-32 at 0x118, version
/// text at 0x11C, date at 0x170. The CRC-32 is reflected, without initial value and
/// final XOR. A SPKG holds further images.
/// Source: libqmi qfu-image-cwe.c (confirmed); CRC rule: eagleusb/wwan parsecwe.pl (one source).
struct CweHeader {
    static constexpr std::uint32_t kSize = 400;

    std::string type;
    std::string product;
    std::string version;
    std::string date;
    std::uint32_t imageSize = 0;
    std::uint32_t imageCrc = 0;
};

std::string trimmedText(ByteView field)
{
    std::string text(field.begin(), std::ranges::find(field, 0));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

bool isPrintable(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// zlib's CRC inverts before and after; this one does not.
class CweCrc {
public:
    void update(ByteView data)
    {
        m_inverted = static_cast<std::uint32_t>(::crc32_z(m_inverted, data.data(), data.size()));
    }
    std::uint32_t value() const { return ~m_inverted; }

private:
    std::uint32_t m_inverted = 0xFFFFFFFF;
};

std::optional<CweHeader> decodeCwe(ByteView octets)
{
    constexpr std::size_t kReserved = 256;
    if (octets.size() < CweHeader::kSize)
        return std::nullopt;
    CweCrc crc;
    crc.update(octets.first(kReserved));
    CweHeader header{.type = trimmedText(octets.subspan(0x10C, 4)),
                     .product = trimmedText(octets.subspan(0x110, 4)),
                     .version = trimmedText(octets.subspan(0x11C, 84)),
                     .date = trimmedText(octets.subspan(0x170, 8)),
                     .imageSize = loadBe<std::uint32_t>(octets, 0x114),
                     .imageCrc = loadBe<std::uint32_t>(octets, 0x118)};
    if (crc.value() != loadBe<std::uint32_t>(octets, 0x100) || !isPrintable(header.type)
        || !isPrintable(header.product))
        return std::nullopt;
    return header;
}

ImageRole roleOfType(std::string_view type)
{
    if (type == "APPL" || type == "APPS")
        return ImageRole::Apps;
    if (type == "MODM" || type == "AMSS")
        return ImageRole::Amss;
    if (type == "NVUP")
        return ImageRole::NvImage;
    return ImageRole::Unknown;
}

class CweReader {
public:
    CweReader(const Node &node, Reading &reading) : m_node(node), m_reading(reading) {}

    Recognised read();

private:
    Result<void> readImages(std::uint64_t offset, std::uint64_t end, int depth, const std::string &path);
    Result<void> addImage(const CweHeader &header, Bytes raw, std::uint64_t offset, std::uint64_t present,
                          const std::string &path);
    Result<void> addPackage(const CweHeader &header);

    const Node &m_node;
    Reading &m_reading;
    FirmwareBundle m_bundle;
};

Result<void> CweReader::addImage(const CweHeader &header, Bytes raw, std::uint64_t offset,
                                 std::uint64_t present, const std::string &path)
{
    if (m_bundle.images.size() == limits::kImages)
        return failure(ErrorCode::LimitExceeded, "Sierra package: too many images");
    CweCrc crc;
    REVIVER_TRY(
        readInPieces(*m_node.data, offset, present, m_reading, [&](ByteView piece) -> Result<void> {
            crc.update(piece);
            return {};
        }));
    FirmwareImage image;
    image.name = fmt::format("{:02}_{}.bin", m_bundle.images.size() + 1, lowerCase(header.type));
    image.role = roleOfType(header.type);
    image.roleSource = RoleSource::RecordId;
    image.certainty = image.role == ImageRole::Unknown ? Certainty::Unknown : Certainty::OneSource;
    image.roleReason = {REVIVER_TR("Its header is of type %1."), {header.type}};
    image.size = header.imageSize;
    image.storedSize = present;
    image.offset = m_node.offset + offset;
    image.provenance = fmt::format("{} > {}", m_node.provenance, path);
    image.truncated = present < header.imageSize;
    image.check = !image.truncated && crc.value() == header.imageCrc ? CheckState::Good : CheckState::Bad;
    image.encoding = "plain";
    image.version = header.version;
    image.date = header.date;
    image.data = partOf(m_node.data, offset, present);
    image.header = std::move(raw);
    if (image.check == CheckState::Bad)
        m_bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt,
             .what = {image.truncated ? REVIVER_TR("The file ends inside image %1 (truncated).")
                                      : REVIVER_TR("Image %1 is damaged: its checksum is wrong."),
                      {image.name}},
             .where = hexNumber(image.offset, 8)});
    m_bundle.images.push_back(std::move(image));
    return {};
}

Result<void> CweReader::readImages(std::uint64_t offset, std::uint64_t end, int depth,
                                   const std::string &path)
{
    while (offset + CweHeader::kSize <= end) {
        const auto octets = readAll(*m_node.data, offset, CweHeader::kSize);
        if (!octets)
            return failure(octets.error());
        const auto header = decodeCwe(*octets);
        if (!header) {
            m_bundle.problems.push_back(
                {.code = ErrorCode::BundleCorrupt,
                 .what = REVIVER_TR("An image header of the package is damaged; what follows is missing."),
                 .where = hexNumber(m_node.offset + offset, 8)});
            return {};
        }
        const std::uint64_t data = offset + CweHeader::kSize;
        const std::uint64_t present = std::min<std::uint64_t>(header->imageSize, end - data);
        const std::string here = path.empty() ? header->type : path + " > " + header->type;
        if (m_bundle.product.empty()) {
            m_bundle.product = header->product;
            m_bundle.version = header->version;
            m_bundle.date = header->date;
        }
        if (header->type == "SPKG" && depth < limits::kDepth)
            REVIVER_TRY(readImages(data, data + present, depth + 1, here));
        else
            REVIVER_TRY(addImage(*header, *octets, data, present, here));
        offset = data + present;
    }
    return {};
}

/// For boot loaders that take a package as it is; its images were added before.
Result<void> CweReader::addPackage(const CweHeader &header)
{
    FirmwareImage package;
    package.size = CweHeader::kSize + std::uint64_t{header.imageSize};
    package.storedSize = std::min(package.size, m_node.data->size());
    CweCrc crc;
    std::uint64_t inHeader = CweHeader::kSize;
    REVIVER_TRY(
        readInPieces(*m_node.data, 0, package.storedSize, m_reading, [&](ByteView piece) -> Result<void> {
            const auto skipped = std::min<std::uint64_t>(inHeader, piece.size());
            inHeader -= skipped;
            crc.update(piece.subspan(static_cast<std::size_t>(skipped)));
            return {};
        }));
    package.name = "spkg.cwe";
    package.role = ImageRole::Package;
    package.roleSource = RoleSource::RecordId;
    package.certainty = Certainty::Confirmed;
    package.roleReason = {REVIVER_TR("Its header is of type %1."), {header.type}};
    package.offset = m_node.offset;
    package.provenance = m_node.provenance;
    package.truncated = package.storedSize < package.size;
    package.check = !package.truncated && crc.value() == header.imageCrc ? CheckState::Good : CheckState::Bad;
    package.encoding = "plain";
    package.version = header.version;
    package.date = header.date;
    package.data = partOf(m_node.data, 0, package.storedSize);
    m_bundle.images.push_back(std::move(package));
    return {};
}

Recognised CweReader::read()
{
    const auto head = headOf(*m_node.data, CweHeader::kSize);
    if (!head)
        return failure(head.error());
    const auto header = decodeCwe(*head);
    if (!header)
        return std::nullopt;
    m_bundle.format = "Sierra firmware package";
    m_bundle.platform = FirmwarePlatform::Qualcomm;
    const std::uint64_t stated = CweHeader::kSize + std::uint64_t{header->imageSize};
    if (stated > m_node.data->size())
        m_bundle.problems.push_back(
            {.code = ErrorCode::BundleCorrupt,
             .what = REVIVER_TR("The package is truncated: it ends before its stated size."),
             .where = hexNumber(m_node.data->size(), 8)});
    REVIVER_TRY(readImages(0, m_node.data->size(), 0, {}));
    if (header->type == "SPKG")
        REVIVER_TRY(addPackage(*header));
    return std::optional(std::move(m_bundle));
}

}  // namespace

Recognised recogniseSierraPackage(const Node &node, Reading &reading)
{
    return CweReader(node, reading).read();
}

}  // namespace reviver
