// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/made_octets.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace reviver::practice {

Bytes fillerOctets(std::size_t size, std::uint32_t seed)
{
    Bytes octets(size);
    std::uint32_t state = seed * 2654435761u + 1;
    for (std::uint8_t &octet : octets) {
        state = state * 1664525u + 1013904223u;
        octet = static_cast<std::uint8_t>(state >> 24);
    }
    return octets;
}

void appendWords(Bytes &out, std::initializer_list<std::uint32_t> words)
{
    for (const std::uint32_t word : words)
        appendLe(out, word);
}

void appendHalves(Bytes &out, std::initializer_list<std::uint16_t> halves)
{
    for (const std::uint16_t half : halves)
        appendLe(out, half);
}

void overwrite(Bytes &target, std::size_t offset, std::string_view text)
{
    std::copy(text.begin(), text.end(), target.begin() + static_cast<std::ptrdiff_t>(offset));
}

Result<void> writeFile(const std::filesystem::path &path, ByteView data)
{
    const std::filesystem::path temporary = path.string() + ".part";
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char *>(data.data()), static_cast<std::streamsize>(data.size()));
    file.close();
    if (file)
        std::filesystem::rename(temporary, path, error);
    if (file && !error)
        return {};
    std::filesystem::remove(temporary, error);
    return failure(ErrorCode::FileWriteFailed, fmt::format("can't write {}", path.string()));
}

}  // namespace reviver::practice
