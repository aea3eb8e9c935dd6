// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/file_set.h"
#include "core/firmware/formats/spool.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <fmt/format.h>

namespace reviver {

namespace {

using namespace std::string_view_literals;

using FormatSetup = int (*)(archive *);

struct Kind {
    std::string_view magic;
    std::size_t at;
    const char *name;
    std::uint64_t ratio;
    FormatSetup format;
    FormatSetup filter;   ///< null for formats that pack by themselves
    bool certain = true;  ///< the magic is too long for a coincidence
};

/// Every format is named here; above all mtree is not: it can refer to files of this computer.
constexpr std::array kKinds = {
    Kind{"PK\x03\x04"sv, 0, "ZIP archive", limits::kDeflateRatio, archive_read_support_format_zip, nullptr},
    Kind{"7z\xBC\xAF\x27\x1C"sv, 0, "7-Zip archive", limits::kLzmaRatio, archive_read_support_format_7zip,
         nullptr},
    Kind{"Rar!\x1A\x07\x00"sv, 0, "RAR archive", limits::kLzmaRatio, archive_read_support_format_rar,
         nullptr},
    Kind{"Rar!\x1A\x07\x01"sv, 0, "RAR archive", limits::kLzmaRatio, archive_read_support_format_rar5,
         nullptr},
    Kind{"MSCF"sv, 0, "Windows cabinet", limits::kLzmaRatio, archive_read_support_format_cab, nullptr},
    Kind{"CD001"sv, 0x8001, "disc image", limits::kDeflateRatio, archive_read_support_format_iso9660,
         nullptr},
    Kind{"ustar"sv, 257, "tar archive", limits::kDeflateRatio, archive_read_support_format_tar, nullptr},
    Kind{"070701"sv, 0, "cpio archive", limits::kDeflateRatio, archive_read_support_format_cpio, nullptr},
    Kind{"\x1F\x8B\x08"sv, 0, "gzip file", limits::kDeflateRatio, archive_read_support_format_raw,
         archive_read_support_filter_gzip},
    Kind{"BZh"sv, 0, "bzip2 file", limits::kLzmaRatio, archive_read_support_format_raw,
         archive_read_support_filter_bzip2, false},
    Kind{"\xFD"
         "7zXZ\x00"sv,
         0, "xz file", limits::kLzmaRatio, archive_read_support_format_raw, archive_read_support_filter_xz},
    Kind{"\x5D\x00\x00"sv, 0, "lzma file", limits::kLzmaRatio, archive_read_support_format_raw,
         archive_read_support_filter_lzma, false},
    Kind{"\x28\xB5\x2F\xFD"sv, 0, "zstd file", limits::kLzmaRatio, archive_read_support_format_raw,
         archive_read_support_filter_zstd},
    Kind{"\x1F\x9D"sv, 0, "compress file", limits::kLzmaRatio, archive_read_support_format_raw,
         archive_read_support_filter_compress, false},
};

Result<const Kind *> kindOf(const ByteSource &source)
{
    constexpr std::size_t kHead = 0x8010;
    const auto head = headOf(source, kHead);
    if (!head)
        return failure(head.error());
    const auto matches = [&](const Kind &kind) {
        return head->size() >= kind.at + kind.magic.size()
            && asText(*head).substr(kind.at, kind.magic.size()) == kind.magic;
    };
    const auto found = std::ranges::find_if(kKinds, matches);
    return found == kKinds.end() ? nullptr : &*found;
}

constexpr std::size_t kDictionaryHead = 64;

/// Octets of the dictionary that the head of an .lzma or .xz file states; nothing for others.
/// Source: LZMA SDK lzma-specification; XZ file format 1.1, 3.1 and 5.3.1 (confirmed).
std::optional<std::uint64_t> dictionaryOf(ByteView head)
{
    constexpr std::size_t kLzmaHeader = 13;
    constexpr std::size_t kXzBlock = 12;
    if (head.size() >= kLzmaHeader && asText(head).starts_with("\x5D\x00\x00"sv))
        return loadLe<std::uint32_t>(head, 1);
    if (head.size() < kDictionaryHead
        || !asText(head).starts_with("\xFD"
                                     "7zXZ\0"sv))
        return std::nullopt;
    // Block header: size, flags, sizes if the flags say so, then the filters; LZMA2 has id 21
    // and one octet of properties, whose values are 2^n and 2^n + 2^(n-1) in turn from 4 KiB on.
    constexpr std::uint8_t kSizesFollow = 0xC0;
    constexpr std::uint8_t kLzma2 = 0x21;
    constexpr std::uint8_t kMostProperties = 40;
    const ByteView block = head.subspan(kXzBlock);
    const std::uint8_t properties = block[4];
    if ((block[1] & kSizesFollow) != 0 || block[2] != kLzma2 || properties > kMostProperties)
        return std::nullopt;
    return std::uint64_t{2u | (properties & 1u)} << (properties / 2 + 11);
}

/// Feeds libarchive from a source.
struct Feed {
    const ByteSource &source;
    std::uint64_t position = 0;
    Bytes buffer = Bytes(256u << 10);

    static la_ssize_t read(archive *, void *user, const void **octets)
    {
        Feed &feed = *static_cast<Feed *>(user);
        const auto count = static_cast<std::size_t>(
            std::min<std::uint64_t>(feed.buffer.size(), feed.source.size() - feed.position));
        if (!feed.source.read(feed.position, MutableByteView(feed.buffer).first(count)))
            return -1;
        feed.position += count;
        *octets = feed.buffer.data();
        return static_cast<la_ssize_t>(count);
    }

    static la_int64_t seek(archive *, void *user, la_int64_t offset, int whence)
    {
        Feed &feed = *static_cast<Feed *>(user);
        const auto size = static_cast<la_int64_t>(feed.source.size());
        const la_int64_t base = whence == SEEK_SET ? 0
            : whence == SEEK_CUR                   ? static_cast<la_int64_t>(feed.position)
                                                   : size;
        if (offset < -base || offset > size - base)
            return ARCHIVE_FATAL;
        feed.position = static_cast<std::uint64_t>(base + offset);
        return base + offset;
    }

    static la_int64_t skip(archive *, void *user, la_int64_t count)
    {
        Feed &feed = *static_cast<Feed *>(user);
        const auto left = static_cast<la_int64_t>(feed.source.size() - feed.position);
        const la_int64_t step = std::clamp<la_int64_t>(count, 0, left);
        feed.position += static_cast<std::uint64_t>(step);
        return step;
    }
};

class ArchiveReader {
public:
    ArchiveReader(const Node &node, const Kind &kind, Reading &reading)
        : m_node(node)
        , m_kind(kind)
        , m_reading(reading)
        , m_feed{*node.data}
    {
    }

    Result<FileSet> read();

private:
    Result<void> open();
    Result<bool> readMember(FileSet &set);
    Result<ByteSourcePtr> unpack();
    Result<void> checkDictionary() const;
    std::string pathOf(archive_entry *entry, std::size_t number) const;
    tl::unexpected<Error> damaged() const
    {
        const char *reason = archive_error_string(m_archive.get());
        return failure(ErrorCode::BundleCorrupt,
                       fmt::format("{}: the {} is damaged or protected by a password ({}); download it again "
                                   "or unpack it yourself",
                                   m_node.provenance, m_kind.name, reason ? reason : "no reason given"));
    }

    const Node &m_node;
    const Kind &m_kind;
    Reading &m_reading;
    Feed m_feed;
    std::uint64_t m_unpacked = 0;
    std::shared_ptr<Spool> m_spool = std::make_shared<Spool>();
    std::unique_ptr<archive, decltype(&archive_read_free)> m_archive{archive_read_new(), archive_read_free};
};

Result<void> ArchiveReader::open()
{
    archive *handle = m_archive.get();
    m_kind.format(handle);
    if (m_kind.filter)
        m_kind.filter(handle);
    archive_read_set_callback_data(handle, &m_feed);
    archive_read_set_read_callback(handle, Feed::read);
    archive_read_set_seek_callback(handle, Feed::seek);
    archive_read_set_skip_callback(handle, Feed::skip);
    return archive_read_open1(handle) == ARCHIVE_OK ? Result<void>() : damaged();
}

std::string ArchiveReader::pathOf(archive_entry *entry, std::size_t number) const
{
    const char *given = archive_entry_pathname_utf8(entry);
    std::string path = given ? given : archive_entry_pathname(entry) ? archive_entry_pathname(entry) : "";
    // A compressed file has no member names; libarchive calls its content "data".
    if (m_kind.filter && path == "data") {
        path = m_node.provenance.substr(m_node.provenance.find_last_of("/>") + 1);
        path = path.substr(path.find_first_not_of(' '), path.rfind('.') - path.find_first_not_of(' '));
    }
    std::ranges::replace(path, '\\', '/');
    std::ranges::replace_if(
        path, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
    if (path.empty() || path.size() > limits::kMemberPath)
        path = fmt::format("member {}", number);
    return path;
}

Result<ByteSourcePtr> ArchiveReader::unpack()
{
    const std::uint64_t start = m_spool->size();
    const std::uint64_t most = std::max(limits::kHarmless, m_kind.ratio * m_node.data->size());
    Bytes buffer(64u << 10);
    for (;;) {
        const la_ssize_t count = archive_read_data(m_archive.get(), buffer.data(), buffer.size());
        if (count < 0)
            return damaged();
        if (count == 0)
            return partOf(m_spool, start, m_spool->size() - start);
        m_unpacked += static_cast<std::uint64_t>(count);
        if (m_unpacked > most)
            return failure(ErrorCode::LimitExceeded,
                           fmt::format("{}: it unpacks to more than {} times its size, which no firmware "
                                       "does; it was left alone",
                                       m_node.provenance, m_kind.ratio));
        REVIVER_TRY(m_reading.countUnpacked(static_cast<std::uint64_t>(count)));
        REVIVER_TRY(m_spool->append(ByteView(buffer).first(static_cast<std::size_t>(count))));
    }
}

Result<bool> ArchiveReader::readMember(FileSet &set)
{
    archive_entry *entry = nullptr;
    const int state = archive_read_next_header(m_archive.get(), &entry);
    if (state == ARCHIVE_EOF)
        return false;
    if (state < ARCHIVE_WARN)
        return damaged();
    REVIVER_TRY(m_reading.countMember());
    // Compressed files without tar carry no type.
    const auto type = archive_entry_filetype(entry);
    if (archive_entry_hardlink(entry) || (type != AE_IFREG && type != 0))
        return true;
    std::string path = pathOf(entry, set.files.size() + 1);
    auto data = unpack();
    if (!data)
        return failure(data.error());
    set.files.push_back({.path = std::move(path), .size = (*data)->size(), .open = [source = *data] {
                             return Result<ByteSourcePtr>(source);
                         }});
    return true;
}

/// libarchive takes as much memory as the dictionary that an .lzma or .xz file states.
Result<void> ArchiveReader::checkDictionary() const
{
    const auto head = headOf(*m_node.data, kDictionaryHead);
    if (!head)
        return failure(head.error());
    if (dictionaryOf(*head).value_or(0) > limits::kLzmaDictionary)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("{}: unpacking it needs more memory than any firmware does; unpack it "
                                   "yourself and choose what is inside",
                                   m_node.provenance));
    return {};
}

Result<FileSet> ArchiveReader::read()
{
    REVIVER_TRY(checkDictionary());
    REVIVER_TRY(open());
    FileSet set{.provenance = m_node.provenance, .files = {}, .depth = m_node.depth + 1};
    for (;;) {
        const auto more = readMember(set);
        if (!more)
            return failure(more.error());
        if (!*more)
            break;
    }
    set.sort();
    return set;
}

/// False for an archive in an archive that was opened before: it holds nothing new, and one
/// that holds itself would never end.
Result<bool> isNewArchive(const Node &node, Reading &reading)
{
    if (node.depth == 0)
        return true;
    auto digest = sha256Of(*node.data, reading);
    if (!digest)
        return failure(digest.error());
    return reading.isNew(std::move(*digest));
}

}  // namespace

Result<std::optional<FileSet>> openArchive(const Node &node, Reading &reading)
{
    const auto kind = kindOf(*node.data);
    if (!kind)
        return failure(kind.error());
    if (!*kind)
        return std::nullopt;
    if (const auto isNew = isNewArchive(node, reading); !isNew || !*isNew)
        return isNew ? Result<std::optional<FileSet>>(std::nullopt) : failure(isNew.error());
    auto set = ArchiveReader(node, **kind, reading).read();
    if (!set && set.error().code() == ErrorCode::BundleCorrupt && !(*kind)->certain)
        return std::nullopt;
    if (!set)
        return failure(set.error());
    return std::optional(std::move(*set));
}

}  // namespace reviver
