// SPDX-License-Identifier: Apache-2.0
#include "tests/firmware/made_firmware.h"

#include "core/base/sha256.h"
#include "tests/firmware/put.h"

#include <fstream>
#include <iterator>
#include <unistd.h>

namespace reviver::test {

namespace {

/// CRC-16/X-25, one bit at a time.
std::uint16_t slowCrc(const Bytes &octets, std::size_t from, std::size_t to)
{
    std::uint32_t crc = 0xFFFF;
    for (std::size_t i = from; i < to; ++i) {
        crc ^= octets[i];
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0x8408 : crc >> 1;
    }
    return static_cast<std::uint16_t>(~crc);
}

}  // namespace

std::string digestOf(const FirmwareImage &image)
{
    return sha256Hex(readAll(*image.data, 0, image.data->size()).value());
}

Bytes noise(std::size_t size, std::uint32_t seed)
{
    Bytes out(size);
    std::uint32_t state = seed * 2654435761u + 1;
    for (std::uint8_t &octet : out) {
        state = state * 1664525u + 1013904223u;
        octet = static_cast<std::uint8_t>(state >> 24);
    }
    return out;
}

Bytes recordOf(const MadeRecord &record)
{
    const std::size_t blocks = (record.data.size() + record.blockSize - 1) / record.blockSize;
    Bytes out = {0x55, 0xAA, 0x5A, 0xA5};
    put32(out, static_cast<std::uint32_t>(98 + 2 * blocks));
    put32(out, 1);
    putText(out, record.hardware, 8);
    put32(out, record.code);
    put32(out, static_cast<std::uint32_t>(record.data.size()));
    putText(out, "2013.09.08", 16);
    putText(out, "11.22.33", 16);
    putText(out, record.version, 32);
    put16(out, 0);
    put32(out, record.blockSize);
    mendHeader(out, 0);
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t from = block * record.blockSize;
        put16(out, slowCrc(record.data, from, std::min(from + record.blockSize, record.data.size())));
    }
    putAll(out, record.data);
    return out;
}

Bytes blankRecordOf(std::uint32_t code, std::uint64_t size)
{
    constexpr std::uint32_t kBlock = 0x10000;
    const auto blocks = static_cast<std::uint32_t>((size + kBlock - 1) / kBlock);
    const std::uint16_t crc = slowCrc(Bytes(kBlock, 0), 0, kBlock);
    Bytes out(92, 0);
    putAll(out, {0x55, 0xAA, 0x5A, 0xA5});
    put32(out, 98 + 2 * blocks);
    put32(out, 1);
    putText(out, "HWTEST01", 8);
    put32(out, code);
    put32(out, static_cast<std::uint32_t>(size));
    putText(out, "2013.09.08", 16);
    putText(out, "11.22.33", 16);
    putText(out, "INPUT", 32);
    put16(out, 0);
    put32(out, kBlock);
    mendHeader(out, 92);
    for (std::uint32_t block = 0; block < blocks; ++block)
        put16(out, crc);
    return out;
}

Bytes updateChecksumsOf(const std::vector<MadeRecord> &records)
{
    constexpr std::size_t kBlock = 32768;
    Bytes out;
    for (const MadeRecord &record : records) {
        for (std::size_t at = 0; at < record.data.size(); at += kBlock)
            put16(out, slowCrc(record.data, at, std::min(at + kBlock, record.data.size())));
    }
    return out;
}

void mendHeader(Bytes &file, std::size_t headerAt)
{
    file[headerAt + 92] = file[headerAt + 93] = 0;
    const std::uint16_t crc = slowCrc(file, headerAt, headerAt + 98);
    file[headerAt + 92] = static_cast<std::uint8_t>(crc);
    file[headerAt + 93] = static_cast<std::uint8_t>(crc >> 8);
}

Bytes containerOf(const std::vector<MadeRecord> &records, std::uint8_t contentCode)
{
    Bytes out(92, 0);
    out[0] = contentCode;
    for (const MadeRecord &record : records) {
        putAll(out, recordOf(record));
        out.resize((out.size() + 3) / 4 * 4, 0);
    }
    return out;
}

std::vector<MadeRecord> eightImages()
{
    const std::vector<MadeRow> rows
        = {{"0:MIBIB", 10, 4, true}, {"0:OSBL", 512, 50},     {"0:AMSS", 3000, 300},
           {"0:DSP1", 3000, 300},    {"0:DSP2", 50000, 2000}, {"0:EFS2", 0xFFFFFFFF, 0xFFFF}};
    return {{0x010000, userTableOf(rows)},
            {0x110000, dblOf(noise(3000, 1))},
            {0x130000, sblOf(0x0B, 0x41000000, noise(9001, 2))},
            {0x080000, mbnOf(0x02, 0x42000000, noise(20000, 3))},
            {0x00AAAA, mbnOf(0x08, 0x43000000, noise(5000, 4))},
            {0x00AAAB, mbnOf(0x0C, 0x44000000, noise(60001, 5))},
            {0x00AAAC, zlibOf(Bytes(3001, 'x'))},
            {0x090000, efs2Of(3)}};
}

Bytes programWith(const std::string &type, std::uint32_t id, const Bytes &resource, const Bytes &overlay)
{
    constexpr std::uint32_t kAddress = 0x3000;
    constexpr std::uint32_t kTextBit = 0x80000000;
    // Three levels of one entry each, then the data entry, the type's name and the data.
    const std::uint32_t nameAt = 3 * 24 + 16;
    const auto dataAt = static_cast<std::uint32_t>((nameAt + 2 + 2 * type.size() + 7) / 8 * 8);
    Bytes tree;
    const auto level = [&](std::uint16_t named, std::uint32_t name, std::uint32_t target) {
        for (int i = 0; i < 3; ++i)
            put32(tree, 0);
        put16(tree, named);
        put16(tree, 1u - named);
        put32(tree, name);
        put32(tree, target);
    };
    level(1, kTextBit | nameAt, kTextBit | 24);
    level(0, id, kTextBit | 48);
    level(0, 1031, 72);
    for (const std::uint32_t word : {kAddress + dataAt, static_cast<std::uint32_t>(resource.size()), 0u, 0u})
        put32(tree, word);
    put16(tree, static_cast<std::uint32_t>(type.size()));
    for (const char c : type)
        put16(tree, static_cast<std::uint8_t>(c));
    fill(tree, dataAt, 0);
    putAll(tree, resource);
    const auto size = static_cast<std::uint32_t>(tree.size());
    const std::uint32_t rawSize = (size + 0x1FF) / 0x200 * 0x200;

    Bytes out = {'M', 'Z'};
    fill(out, 0x3C, 0);
    put32(out, 0x80);
    fill(out, 0x80, 0);
    putAll(out, {'P', 'E', 0, 0, 0x4C, 0x01, 1, 0});
    for (int i = 0; i < 3; ++i)
        put32(out, 0);
    put16(out, 224);
    put16(out, 0x0102);
    const std::size_t optionalAt = out.size();
    put16(out, 0x10B);
    fill(out, optionalAt + 92, 0);
    put32(out, 16);
    for (std::uint32_t i = 0; i < 16; ++i) {
        put32(out, i == 2 ? kAddress : 0);
        put32(out, i == 2 ? size : 0);
    }
    putText(out, ".rsrc", 8);
    for (const std::uint32_t word : {size, kAddress, rawSize, 0x400u, 0u, 0u, 0u, 0x40000040u})
        put32(out, word);
    fill(out, 0x400, 0);
    putAll(out, tree);
    fill(out, 0x400 + rawSize, 0);
    putAll(out, overlay);
    return out;
}

Bytes joined(const std::vector<Bytes> &parts)
{
    Bytes out;
    for (const Bytes &part : parts)
        putAll(out, part);
    return out;
}

TestFolder::TestFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "reviver-test-XXXXXX").string();
    m_path = mkdtemp(name.data());
}

TestFolder::~TestFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::filesystem::path TestFolder::write(const std::string &name, ByteView octets) const
{
    const auto file = m_path / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char *>(octets.data()), static_cast<std::streamsize>(octets.size()));
    return file;
}

std::filesystem::path TestFolder::write(const std::string &name, std::string_view text) const
{
    return write(name, asBytes(text));
}

Bytes readFile(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::filesystem::path sample(const std::string &name)
{
    const auto file = std::filesystem::path(REVIVER_SOURCE_DIR) / ".." / "shared" / "samples" / name;
    return std::filesystem::exists(file) ? file : std::filesystem::path();
}

}  // namespace reviver::test
