// SPDX-License-Identifier: Apache-2.0
#include "tests/firmware/made_archives.h"

#include "tests/firmware/put.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

namespace reviver::test {

namespace {

std::uint32_t crcOf(const Bytes &octets)
{
    return static_cast<std::uint32_t>(crc32(0, octets.data(), static_cast<uInt>(octets.size())));
}

/// A header of RAR 4: its checksum is that of what follows it, cut to 16 bits.
Bytes rarHeader(const Bytes &body)
{
    Bytes out;
    put16(out, crcOf(body) & 0xFFFF);
    putAll(out, body);
    return out;
}

}  // namespace

Bytes archiveOf(const std::string &format, const Members &members)
{
    std::size_t room = 4 << 20;
    for (const auto &member : members)
        room += member.second.size();
    Bytes out(room);
    std::size_t used = 0;
    archive *writer = archive_write_new();
    const auto dot = format.find('.');
    archive_write_set_format_by_name(writer, format.substr(0, dot).c_str());
    if (dot != std::string::npos)
        archive_write_add_filter_by_name(writer, format.substr(dot + 1).c_str());
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    for (const auto &[name, octets] : members) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(octets.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, octets.data(), octets.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

Bytes rarOf(const Members &members)
{
    Bytes out = {'R', 'a', 'r', '!', 0x1A, 0x07, 0x00};
    putAll(out, rarHeader({0x73, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0}));
    for (const auto &[name, octets] : members) {
        const auto size = static_cast<std::uint32_t>(octets.size());
        const auto nameSize = static_cast<std::uint32_t>(name.size());
        Bytes body = {0x74, 0x00, 0x80};
        put16(body, 32 + nameSize);
        put32(body, size);
        put32(body, size);
        body.push_back(3);  // made on Unix
        put32(body, crcOf(octets));
        put32(body, 0);
        body.push_back(20);
        body.push_back(0x30);  // stored
        put16(body, nameSize);
        put32(body, 0x81A4);
        putText(body, name, name.size());
        putAll(out, rarHeader(body));
        putAll(out, octets);
    }
    putAll(out, {0xC4, 0x3D, 0x7B, 0x00, 0x40, 0x07, 0x00});
    return out;
}

Bytes cabOf(const Members &members)
{
    constexpr std::size_t kMostData = 0x8000;
    Bytes files;
    Bytes content;
    for (const auto &[name, octets] : members) {
        put32(files, static_cast<std::uint32_t>(octets.size()));
        put32(files, static_cast<std::uint32_t>(content.size()));
        for (const std::uint32_t half : {0u, 0u, 0u, 0x20u})
            put16(files, half);
        putText(files, name, name.size() + 1);
        putAll(content, octets);
    }
    Bytes data;
    std::uint32_t blocks = 0;
    for (std::size_t at = 0; at < content.size(); at += kMostData, ++blocks) {
        const auto size = static_cast<std::uint32_t>(std::min(kMostData, content.size() - at));
        put32(data, 0);
        put16(data, size);
        put16(data, size);
        putAll(data,
               Bytes(content.begin() + static_cast<std::ptrdiff_t>(at),
                     content.begin() + static_cast<std::ptrdiff_t>(at + size)));
    }
    const auto filesAt = 36u + 8u;
    const auto dataAt = filesAt + static_cast<std::uint32_t>(files.size());
    Bytes out = {'M', 'S', 'C', 'F'};
    for (const std::uint32_t word : {0u, dataAt + static_cast<std::uint32_t>(data.size()), 0u, filesAt, 0u})
        put32(out, word);
    for (const std::uint32_t half : {0x0103u, 1u, static_cast<std::uint32_t>(members.size()), 0u, 0u, 0u})
        put16(out, half);
    put32(out, dataAt);
    put16(out, blocks);
    put16(out, 0);
    putAll(out, files);
    putAll(out, data);
    return out;
}

Bytes zlibOf(const Bytes &octets)
{
    uLongf size = compressBound(octets.size());
    Bytes out(size);
    compress2(out.data(), &size, octets.data(), octets.size(), 9);
    out.resize(size);
    return out;
}

Bytes gzipOf(const Bytes &octets)
{
    return archiveOf("raw.gzip", {{"x", octets}});
}

Bytes lzmaOf(const Bytes &octets)
{
    return archiveOf("raw.lzma", {{"x", octets}});
}

}  // namespace reviver::test
