// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/elf_image.h"

#include "core/firmware/images/mbn.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>
#include <openssl/evp.h>

namespace reviver {

namespace {

constexpr std::uint32_t kElfMagic = 0x464C457F;
constexpr std::size_t kElfHeader = 52;
constexpr std::size_t kProgramHeader = 32;

/// The octets of an image without what the flash layout adds: what stands in front
/// of the ELF, and a cookie at the start of each further erase block.
class BareSource final : public ByteSource {
public:
    static Result<std::shared_ptr<BareSource>> create(ByteSourcePtr whole, std::uint64_t start)
    {
        constexpr std::uint64_t kEraseBlock = 0x20000;
        constexpr std::uint8_t kCookie[]
            = {0xD1, 0xDC, 0x4B, 0x84, 0x34, 0x10, 0xD7, 0x73, 0xC6, 0x54, 0x8B, 0xD4};
        auto bare = std::make_shared<BareSource>();
        std::uint64_t from = start;
        for (std::uint64_t at = kEraseBlock; at + sizeof kCookie <= whole->size(); at += kEraseBlock) {
            const auto octets = readAll(*whole, at, sizeof kCookie);
            if (!octets)
                return failure(octets.error());
            if (at < from || !std::ranges::equal(*octets, kCookie))
                continue;
            bare->addRun(from, at - from);
            from = at + sizeof kCookie;
        }
        bare->addRun(from, whole->size() - from);
        bare->m_whole = std::move(whole);
        return bare;
    }

    std::size_t cookies() const { return m_runs.size() - 1; }
    std::uint64_t size() const override { return m_size; }

    Result<void> read(std::uint64_t offset, MutableByteView buffer) const override
    {
        if (offset > m_size || buffer.size() > m_size - offset)
            return failure(ErrorCode::FileUnreadable,
                           fmt::format("octets at offset {:#x} are not there", offset));
        for (const Run &run : m_runs) {
            if (buffer.empty() || offset >= run.at + run.size)
                continue;
            const auto count = static_cast<std::size_t>(
                std::min<std::uint64_t>(buffer.size(), run.at + run.size - offset));
            REVIVER_TRY(m_whole->read(run.from + (offset - run.at), buffer.first(count)));
            buffer = buffer.subspan(count);
            offset += count;
        }
        return {};
    }

private:
    struct Run {
        std::uint64_t at;    ///< here
        std::uint64_t from;  ///< in the whole
        std::uint64_t size;
    };
    void addRun(std::uint64_t from, std::uint64_t size)
    {
        m_runs.push_back({m_size, from, size});
        m_size += size;
    }

    ByteSourcePtr m_whole;
    std::vector<Run> m_runs;
    std::uint64_t m_size = 0;
};

struct Segment {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint32_t kind = 0;  ///< flags bits 24 to 26: 7 headers, 2 hashes
};

/// Where the digests stand in the hash segment, and how long one is.
struct DigestTable {
    std::size_t offset = 0;
    std::size_t digestSize = 0;
    bool isSigned = false;
};

/// Version 3 and 5: 40 octets, then the digests. Version 6: 48 octets and two blocks of
/// metadata first.
std::optional<DigestTable> digestTableOf(ByteView hashes, std::size_t segments)
{
    constexpr std::size_t kSha256 = 32;
    constexpr std::size_t kSha384 = 48;
    if (hashes.size() < MbnHeader::kShort + 8 || segments == 0)
        return std::nullopt;
    const auto word = [&](std::size_t index) { return loadLe<std::uint32_t>(hashes, 4 * index); };
    DigestTable table{.offset = MbnHeader::kShort, .isSigned = word(7) > 0};
    if (word(1) == 6)
        table.offset = 48 + std::size_t{word(10)} + word(11);
    const std::size_t size = word(5);
    for (const std::size_t digest : {kSha256, kSha384}) {
        if (size == digest * segments && table.offset + size <= hashes.size()) {
            table.digestSize = digest;
            return table;
        }
    }
    return std::nullopt;
}

class ElfReader {
public:
    ElfReader(ByteSourcePtr source, Reading &reading) : m_source(std::move(source)), m_reading(reading) {}

    Result<ElfImage> read();

private:
    Result<void> readSegments();
    Result<void> readHashes(const Segment &segment);
    Result<Bytes> digestOf(const Segment &segment, const EVP_MD *method);

    ByteSourcePtr m_source;
    Reading &m_reading;
    ElfImage m_image;
    std::vector<Segment> m_segments;
};

Result<void> ElfReader::readSegments()
{
    const auto header = headOf(*m_source, kElfHeader);
    if (!header)
        return failure(header.error());
    if (header->size() < kElfHeader)
        return failure(ErrorCode::BundleCorrupt, "ELF: the header is cut short");
    m_image.machine = loadLe<std::uint16_t>(*header, 18);
    m_image.entry = loadLe<std::uint32_t>(*header, 24);
    const std::uint64_t tableAt = loadLe<std::uint32_t>(*header, 28);
    const std::size_t entrySize = loadLe<std::uint16_t>(*header, 42);
    const std::size_t count = loadLe<std::uint16_t>(*header, 44);
    if (count > limits::kElfSegments || (count > 0 && entrySize != kProgramHeader)
        || tableAt + count * kProgramHeader > m_source->size())
        return failure(ErrorCode::BundleCorrupt, "ELF: its program headers lie outside the file");
    const auto table = readAll(*m_source, tableAt, count * kProgramHeader);
    if (!table)
        return failure(table.error());
    for (std::size_t i = 0; i < count; ++i) {
        const ByteView entry = ByteView(*table).subspan(i * kProgramHeader, kProgramHeader);
        const Segment segment{.offset = loadLe<std::uint32_t>(entry, 4),
                              .size = loadLe<std::uint32_t>(entry, 16),
                              .kind = loadLe<std::uint32_t>(entry, 24) >> 24 & 7};
        if (segment.offset + segment.size > m_source->size())
            return failure(ErrorCode::BundleCorrupt,
                           fmt::format("ELF: segment {} ends behind the file; it is truncated", i));
        m_segments.push_back(segment);
    }
    m_image.segments = count;
    return {};
}

Result<Bytes> ElfReader::digestOf(const Segment &segment, const EVP_MD *method)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), method, nullptr);
    REVIVER_TRY(
        readInPieces(*m_source, segment.offset, segment.size, m_reading, [&](ByteView piece) -> Result<void> {
            EVP_DigestUpdate(context.get(), piece.data(), piece.size());
            return {};
        }));
    Bytes digest(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &size);
    digest.resize(size);
    return digest;
}

Result<void> ElfReader::readHashes(const Segment &segment)
{
    const auto octets
        = readAll(*m_source, segment.offset, std::min<std::uint64_t>(segment.size, limits::kHashSegment));
    if (!octets)
        return failure(octets.error());
    m_image.certificates = CertificateText::decode(*octets);
    const auto table = digestTableOf(*octets, m_segments.size());
    if (!table)
        return {};
    const bool is256 = table->digestSize == 32;
    m_image.digest = is256 ? "SHA-256" : "SHA-384";
    m_image.isSigned = table->isSigned;
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const ByteView stated
            = ByteView(*octets).subspan(table->offset + i * table->digestSize, table->digestSize);
        // The hash segment itself and empty segments have zeros.
        const bool blank = std::ranges::all_of(stated, [](std::uint8_t octet) { return octet == 0; });
        if (blank || m_segments[i].size == 0)
            continue;
        const auto digest = digestOf(m_segments[i], is256 ? EVP_sha256() : EVP_sha384());
        if (!digest)
            return failure(digest.error());
        ++m_image.checked;
        if (!std::ranges::equal(*digest, stated))
            m_image.bad.push_back(i);
    }
    return {};
}

Result<ElfImage> ElfReader::read()
{
    REVIVER_TRY(readSegments());
    const auto hashes = std::ranges::find(m_segments, 2u, &Segment::kind);
    if (hashes != m_segments.end())
        REVIVER_TRY(readHashes(*hashes));
    return std::move(m_image);
}

Result<std::optional<ElfImage>> read(const ByteSourcePtr &source, Reading &reading)
{
    auto image = ElfReader(source, reading).read();
    if (!image)
        return failure(image.error());
    return std::optional(std::move(*image));
}

}  // namespace

Result<std::optional<ElfImage>> readElfImage(const ByteSourcePtr &source, Reading &reading)
{
    const auto head = headOf(*source, kPreambleSearch);
    if (!head)
        return failure(head.error());
    std::size_t start = 0;
    if (startsWithPreamble(*head))
        start = offsetBehindPreamble(*head).value_or(0);
    const ByteView here = ByteView(*head).subspan(start);
    constexpr std::uint8_t k32Bit = 1;
    if (here.size() < 5 || loadLe<std::uint32_t>(here) != kElfMagic || here[4] != k32Bit)
        return std::nullopt;
    if (start == 0)
        return read(source, reading);
    const auto bare = BareSource::create(source, start);
    if (!bare)
        return failure(bare.error());
    auto image = read(*bare, reading);
    if (image)
        (*image)->cookies = (*bare)->cookies();
    return image;
}

}  // namespace reviver
