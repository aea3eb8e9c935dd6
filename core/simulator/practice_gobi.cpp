// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_gobi.h"

#include "core/simulator/made_octets.h"
#include "core/simulator/marked_image.h"

#include <zlib.h>

namespace reviver {
namespace {

constexpr std::size_t kHeaderSize = 400;
constexpr std::size_t kCheckedSize = 256;
constexpr std::size_t kVersionField = 84;
constexpr std::string_view kDate = "12/07/31";

/// Reflected, without initial value and final XOR, both of which zlib adds: libqmi's and
/// parsecwe.pl's.
std::uint32_t packageCrc(ByteView octets)
{
    return ~static_cast<std::uint32_t>(::crc32_z(0xFFFFFFFF, octets.data(), octets.size()));
}

void appendText(Bytes &out, std::string_view text, std::size_t size)
{
    const std::size_t end = out.size() + size;
    append(out, asBytes(text.substr(0, size)));
    out.resize(end, 0);
}

Bytes packed(std::string_view type, std::string_view product, std::string_view version, ByteView data)
{
    Bytes out;
    appendText(out, "REVIVER PRACTICE", kCheckedSize);
    appendBe(out, packageCrc(out));
    appendBe(out, std::uint32_t{1});
    appendBe(out, std::uint32_t{1});
    appendText(out, type, 4);
    appendText(out, product, 4);
    appendBe(out, static_cast<std::uint32_t>(data.size()));
    appendBe(out, packageCrc(data));
    appendText(out, version, kVersionField);
    appendText(out, kDate, 8);
    out.resize(kHeaderSize, 0);
    append(out, data);
    return out;
}

Bytes imageWith(std::string_view text, std::size_t size, std::uint32_t seed)
{
    Bytes content;
    appendText(content, text, 64);
    append(content, practice::fillerOctets(size, seed));
    return practice::markedImage({}, content);
}

Bytes package(std::string_view product, std::string_view version, const std::vector<GobiImage> &images)
{
    Bytes all;
    for (const GobiImage &image : images)
        append(all, packed(image.type, product, version, image.data));
    return packed("SPKG", product, version, all);
}

}  // namespace

std::vector<GobiImage> gobiPracticeImages(std::string_view version, PracticeSizes sizes)
{
    const bool large = sizes == PracticeSizes::Forum;
    return {{"BOOT", imageWith("boot", large ? 1'000'000 : 40'000, 0x51)},
            {"MODM", imageWith(version, large ? 30'000'000 : 180'000, 0x52)},
            {"APPL", imageWith("appl", large ? 5'000'000 : 60'000, 0x53)},
            {"NVUP", imageWith("settings", 3'000, 0x54)}};
}

Bytes gobiPracticePackage(std::string_view version, PracticeSizes sizes)
{
    return package("9200", version, gobiPracticeImages(version, sizes));
}

std::vector<GobiImage> em7565PracticeImages(PracticeSizes sizes)
{
    std::vector<GobiImage> images = gobiPracticeImages(kEm7565PracticeVersion, sizes);
    std::erase_if(images, [](const GobiImage &image) { return image.type == "NVUP"; });
    return images;
}

Bytes em7565PracticePackage(PracticeSizes sizes)
{
    return package("9X50", kEm7565PracticeVersion, em7565PracticeImages(sizes));
}

Result<void> writeGobiPracticeFile(const std::filesystem::path &folder, PracticeSizes sizes)
{
    return practice::writeFile(folder / "MC7710_practice_03.05.24.00.cwe",
                               gobiPracticePackage(kGobiPracticeVersion, sizes));
}

Result<void> writeEm7565PracticeFile(const std::filesystem::path &folder, PracticeSizes sizes)
{
    return practice::writeFile(folder / "EM7565_practice_03.05.24.00.cwe", em7565PracticePackage(sizes));
}

}  // namespace reviver
