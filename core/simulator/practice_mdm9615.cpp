// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_mdm9615.h"

#include "core/simulator/made_images.h"
#include "core/simulator/made_octets.h"

#include <fmt/format.h>

namespace reviver {
namespace {

using practice::fillerOctets;
using practice::mbnImage;
using practice::overwrite;
using practice::sblImage;

constexpr std::size_t kSbl1At = 0x2800;
constexpr std::size_t kMarkAt = 0x40;
constexpr std::size_t kVersionAt = 0x200;

constexpr std::array<std::uint8_t, 4> kOpenToUpdates{0xFF, 0xFF, 0x00, 0xFF};
constexpr std::array<std::uint8_t, 4> kOfLinux{0xFF, 0x01, 0x00, 0xFF};
constexpr std::array<std::uint8_t, 4> kInBlocks{0xFF, 0xFF, 0xFF, 0xFE};
constexpr std::array<std::uint8_t, 4> kClosed{0xFF, 0xFF, 0xFF, 0xFF};

/// Rows as in two public tables of this chip; SBL1 lies in front of them and has none.
constexpr std::array kRows{
    practice::TableRow{"0:MIBIB", 6, 4, kInBlocks},
    practice::TableRow{"0:SBL2", 768, 256, kOpenToUpdates},
    practice::TableRow{"0:RPM", 768, 256, kOpenToUpdates},
    practice::TableRow{"0:DSP1", 3328, 512, kOpenToUpdates},
    practice::TableRow{"0:DSP2", 38400, 2560, kOpenToUpdates},
    practice::TableRow{"0:APPSBL", 512, 256, kOpenToUpdates},
    practice::TableRow{"0:APPS", 10000, 300, kOfLinux},
    practice::TableRow{"0:SYSTEM", 19200, 1280, kOfLinux},
    practice::TableRow{"0:EFS2", 10240, 1024, kClosed},
};

/// Code by which a plan keeps it away from real modems.
Bytes practiceCode(std::size_t size, std::uint32_t seed)
{
    Bytes code = fillerOctets(size, seed);
    overwrite(code, kMarkAt, "REVIVER PRACTICE");
    return code;
}

Bytes modemProgram(std::string_view version)
{
    Bytes code = practiceCode(150 * 1024, 0x65);
    overwrite(code, kVersionAt, fmt::format("\nRevision: {}\n", version));
    return mbnImage(0x0C, 0x44000000, code);
}

}  // namespace

std::vector<PracticeImage> mdm9615PracticeImages(std::string_view version)
{
    const Bytes sbl1 = sblImage(0x15, 0x2A000000, practiceCode(20 * 1024, 0x61));
    return {
        {"partition.mbn", 0, practice::userTable(kRows, kRows.size())},
        {"sbl1.mbn", 0, practice::behindMarkers(4, kSbl1At, sbl1)},
        {"sbl2.mbn", 0, mbnImage(0x16, 0x41700000, practiceCode(30 * 1024, 0x62))},
        {"rpm.mbn", 0, mbnImage(0x17, 0x00020000, practiceCode(25 * 1024, 0x63))},
        {"dsp1.mbn", 0, mbnImage(0x08, 0x43000000, practiceCode(40 * 1024, 0x64))},
        {"dsp2.mbn", 0, modemProgram(version)},
        {"appsboot.mbn", 0, mbnImage(0x05, 0x40100000, practiceCode(15 * 1024, 0x66))},
    };
}

Bytes mdm9615EmergencyLoader()
{
    return sblImage(0x0D, 0x2A000000 + practice::kSblHeaderSize, practiceCode(12 * 1024, 0x67));
}

Bytes mdm9615Loader()
{
    return mbnImage(0x07, 0x41700000 + practice::kMbnHeaderSize, practiceCode(12 * 1024, 0x68));
}

Result<void> writeMdm9615PracticeFiles(const std::filesystem::path &folder)
{
    const std::filesystem::path set = folder / fmt::format("{}_practice", kMdm9615PracticeVersion);
    for (const PracticeImage &image : mdm9615PracticeImages())
        REVIVER_TRY(practice::writeFile(set / image.name, image.data));
    REVIVER_TRY(practice::writeFile(set / "ENPRG9x15_practice.mbn", mdm9615EmergencyLoader()));
    return practice::writeFile(set / "NPRG9x15_practice.mbn", mdm9615Loader());
}

}  // namespace reviver
