// SPDX-License-Identifier: Apache-2.0
#include "tests/firmware/made_images.h"

#include "tests/firmware/put.h"

#include <openssl/sha.h>

namespace reviver::test {

Bytes userTableOf(const std::vector<MadeRow> &rows, std::size_t slots)
{
    Bytes out = {0x9A, 0x1B, 0x7D, 0xAA, 0xBC, 0x48, 0x7D, 0x1F};
    put32(out, 3);
    put32(out, static_cast<std::uint32_t>(rows.size()));
    for (const MadeRow &row : rows) {
        putText(out, row.name, 16);
        put32(out, row.length);
        put16(out, row.spare);
        put16(out, 0);
        putAll(out, {0xFF, 0xFF, 0xFF, static_cast<std::uint8_t>(row.inBlocks ? 0xFE : 0xFF)});
    }
    fill(out, 16 + 28 * slots, 0);
    return out;
}

Bytes mbnOf(std::uint32_t imageId, std::uint32_t load, const Bytes &code)
{
    const auto size = static_cast<std::uint32_t>(code.size());
    Bytes out;
    for (const std::uint32_t word : {imageId, 3u, 0u, load, size, size, load + size, 0u, load + size, 0u})
        put32(out, word);
    putAll(out, code);
    return out;
}

Bytes sblOf(std::uint32_t imageId, std::uint32_t load, const Bytes &code, const std::string &certificates)
{
    const auto size = static_cast<std::uint32_t>(code.size());
    const auto proof = static_cast<std::uint32_t>(certificates.size());
    constexpr std::uint32_t kNone = 0xFFFFFFFF;
    Bytes out;
    for (const std::uint32_t word :
         {0x844BDCD1u, 0x73D71034u, imageId, kNone, kNone, 0x50u, load,  size + proof, size,  load + size,
          0u,          load + size, proof,   1u,    1u,    kNone, kNone, kNone,        kNone, kNone})
        put32(out, word);
    putAll(out, code);
    putText(out, certificates, proof);
    return out;
}

Bytes dblOf(const Bytes &code)
{
    Bytes out;
    for (const std::size_t end : {std::size_t{0x800}, std::size_t{0x2000}}) {
        for (const std::uint32_t word : {0x844BDCD1u, 0x73D71034u, 0x7D0B435Au})
            put32(out, word);
        fill(out, end, 0xFF);
    }
    putAll(out, sblOf(0x0A, 0x40000000, code));
    return out;
}

Bytes efs2Of(std::size_t pages)
{
    Bytes out = {0x87, 0x67, 0x85, 0x34, 0x59, 0x77, 0x34, 0x92, 4, 0, 24, 0};
    put32(out, 64);
    put32(out, 2048);
    put32(out, 100);
    fill(out, pages * 2048, 0xFF);
    return out;
}

Bytes elfOf(const Bytes &code, const std::string &certificates)
{
    constexpr std::uint32_t kHashesAt = 0x200;
    constexpr std::uint32_t kSigned = 0x100;
    const auto codeAt
        = static_cast<std::uint32_t>((kHashesAt + 136 + kSigned + certificates.size() + 255) / 256 * 256);
    const auto size = static_cast<std::uint32_t>(code.size());
    const auto extra = certificates.empty() ? 0 : kSigned + static_cast<std::uint32_t>(certificates.size());
    Bytes headers = {0x7F, 'E', 'L', 'F', 1, 1, 1};
    fill(headers, 16, 0);
    put16(headers, 2);
    put16(headers, 40);
    for (const std::uint32_t word : {1u, 0x08006050u, 52u, 0u, 0u})
        put32(headers, word);
    for (const std::uint32_t half : {52u, 32u, 3u, 0u, 0u, 0u})
        put16(headers, half);
    for (const std::uint32_t word :
         {0u, 0u,        0u,          0u,          52u + 96,    0u,   0x07000000u, 0u,       //
          0u, kHashesAt, 0u,          0u,          136 + extra, 0u,   0x02000000u, 0x1000u,  //
          1u, codeAt,    0x08006050u, 0x08006050u, size,        size, 7u,          8u})
        put32(headers, word);
    Bytes out = headers;
    fill(out, kHashesAt, 0);
    for (const std::uint32_t word : {0u, 3u, 0u, 0x08039028u, 96 + extra, 96u, 0u, extra ? kSigned : 0u, 0u,
                                     static_cast<std::uint32_t>(certificates.size())})
        put32(out, word);
    Bytes digest(32);
    SHA256(headers.data(), headers.size(), digest.data());
    putAll(out, digest);
    putAll(out, Bytes(32));
    SHA256(code.data(), code.size(), digest.data());
    putAll(out, digest);
    if (extra)
        fill(out, out.size() + kSigned, 0xA5);
    putText(out, certificates, certificates.size());
    fill(out, codeAt, 0);
    putAll(out, code);
    return out;
}

Bytes usbLoaderOf(const std::vector<Bytes> &blocks)
{
    constexpr std::uint32_t kFirst = 0x54;
    Bytes out;
    put32(out, 0x00020000);
    fill(out, 36, 0);
    std::uint32_t offset = kFirst;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto size = static_cast<std::uint32_t>(blocks[i].size());
        for (const std::uint32_t word :
             {static_cast<std::uint32_t>(i + 1), size, i == 0 ? 0xFFFD0000u : 0x30104000u, offset})
            put32(out, word);
        offset += size;
    }
    fill(out, kFirst, 0);
    for (const Bytes &block : blocks)
        putAll(out, block);
    return out;
}

}  // namespace reviver::test
