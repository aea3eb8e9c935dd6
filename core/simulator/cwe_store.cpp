// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/cwe_store.h"

#include "core/simulator/marked_image.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr int kDeepestPackage = 4;

std::string storedName(std::string_view type)
{
    std::string name = "cwe_";
    for (const char letter : type)
        name += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return name;
}

}  // namespace

bool CweStore::keep(std::string_view type, ByteView data, bool store)
{
    return keepNested(type, data, store, 0);
}

bool CweStore::keepPackage(ByteView package, bool store)
{
    if (package.size() < kCweHeader)
        return false;
    const std::size_t size = loadBe<std::uint32_t>(package, kCweSize);
    return size <= package.size() - kCweHeader
        && keep(asText(package.subspan(kCweType, 4)), package.subspan(kCweHeader, size), store);
}

bool CweStore::keepNested(std::string_view type, ByteView data, bool store, int depth)
{
    if (type != "SPKG") {
        if (m_begun && !m_flash.end())
            return false;
        m_begun = m_flash.begin(storedName(type), data.size()) && m_flash.write(data, store);
        return m_begun;
    }
    while (data.size() >= kCweHeader && depth < kDeepestPackage) {
        const std::string_view inner = asText(data.subspan(kCweType, 4));
        const std::size_t size = loadBe<std::uint32_t>(data, kCweSize);
        if (size > data.size() - kCweHeader
            || !keepNested(inner, data.subspan(kCweHeader, size), store, depth + 1))
            return false;
        data = data.subspan(kCweHeader + size);
    }
    return data.empty();
}

BootVerdict checkCweBoot(const FlashStore &flash, std::string_view versionStart)
{
    constexpr std::array<std::string_view, 3> kNeeded{"cwe_boot", "cwe_modm", "cwe_appl"};
    BootVerdict verdict;
    for (const std::string_view name : kNeeded) {
        const auto found = std::ranges::find(flash.images(), name, &StoredImage::name);
        if (found == flash.images().end() || !found->finished || !flash.intact(*found)
            || !markedImageIsWhole(flash.read(*found))) {
            verdict.reason = fmt::format("{} is missing or damaged", name);
            return verdict;
        }
        const Bytes octets = flash.read(*found, 512);
        const std::string_view text = asText(octets);
        if (const std::size_t at = text.find(versionStart); at != std::string_view::npos)
            verdict.version = text.substr(at, text.find('\0', at) - at);
    }
    verdict.boots = true;
    return verdict;
}

}  // namespace reviver::practice
