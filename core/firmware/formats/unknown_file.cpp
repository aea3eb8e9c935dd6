// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/pe_file.h"
#include "core/firmware/limits.h"
#include "core/firmware/recogniser.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace reviver {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 64u << 10;

struct Kind {
    std::string_view octets;
    std::size_t at;
    std::string_view what;
};

/// Wrappers that Reviver can't open, by their first octets; and what the owner can do.
constexpr std::array kForeignWrappers = {
    Kind{"ISc("sv, 0, "an InstallShield cabinet; unpack it with unshield and choose what is inside"},
    Kind{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0,
         "a Windows installer (MSI) or an Office document; unpack an installer with msiextract or 7-Zip and "
         "choose what is inside"},
};

struct Maker {
    std::string_view octets;
    std::string_view what;
};

/// Makers of installers, by texts that stand in a program or behind it.
constexpr std::array kInstallers = {
    Maker{"Inno Setup"sv, "an Inno Setup installer; unpack it with innoextract and choose what is inside"},
    Maker{"rDlPtS"sv, "an Inno Setup installer; unpack it with innoextract and choose what is inside"},
    Maker{"NullsoftInst"sv, "an NSIS installer; unpack it with 7-Zip and choose what is inside"},
    Maker{"Nullsoft.NSIS"sv, "an NSIS installer; unpack it with 7-Zip and choose what is inside"},
    Maker{"InstallShield"sv,
          "an InstallShield installer; unpack it with unshield or 7-Zip and choose what is inside"},
    Maker{"ISSetupStream"sv,
          "an InstallShield installer; unpack it with unshield or 7-Zip and choose what is inside"},
    Maker{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
          "a program with a Windows installer (MSI) inside; unpack it with 7-Zip and choose what is inside"},
};

/// "Mobile_Property_Info" as the directory of a compound file has it, and a storage of XQCN.
constexpr auto kQcnStream = "M\0o\0b\0i\0l\0e\0_\0P\0r\0o\0p\0e\0r\0t\0y\0"sv;
constexpr auto kXqcnStream = "Mobile_Property_Info"sv;
constexpr std::string_view kSettings
    = "a backup of a modem's settings (QCN), not firmware; choose it where settings are restored";

constexpr std::string_view kUpx
    = "a program packed with UPX; run \"upx -d\" on a copy of it and choose that copy";
constexpr std::string_view kProgram = "a Windows program without firmware in it that is known; if it is an "
                                      "installer, unpack it with 7-Zip and choose what is inside";

/// Files that owners take for firmware.
constexpr std::array kOtherFiles = {
    Kind{"PK\x03\x04"sv, 0, "a ZIP archive, and nothing in it is firmware that is known"},
    Kind{"PK\x05\x06"sv, 0, "an empty ZIP archive; download it again"},
    Kind{"7z\xBC\xAF\x27\x1C"sv, 0, "a 7-Zip archive, and nothing in it is firmware that is known"},
    Kind{"Rar!\x1A\x07"sv, 0, "a RAR archive, and nothing in it is firmware that is known"},
    Kind{"MSCF"sv, 0, "a Windows cabinet, and nothing in it is firmware that is known"},
    Kind{"HWNP"sv, 0, "firmware of a Huawei fibre terminal (HWNP), not of a modem stick"},
    Kind{"\x1F\x8B"sv, 0, "a gzip file, and what is in it is no firmware that is known"},
    Kind{"BZh"sv, 0, "a bzip2 file, and what is in it is no firmware that is known"},
    Kind{"\xFD"
         "7zXZ"sv,
         0, "an xz file, and what is in it is no firmware that is known"},
    Kind{"CD001"sv, 0x8001, "the image of a disc without firmware that is known"},
    Kind{"ustar"sv, 257, "a tar archive, and nothing in it is firmware that is known"},
    Kind{"070701"sv, 0, "a cpio archive, and nothing in it is firmware that is known"},
    Kind{"\x32\x96\x18\x74"sv, 0, "firmware of an LG phone (DZ), not of a modem stick"},
    Kind{"\x89PNG"sv, 0, "a picture (PNG)"},
    Kind{"\xFF\xD8\xFF"sv, 0, "a picture (JPEG)"},
    Kind{"GIF8"sv, 0, "a picture (GIF)"},
    Kind{"BM"sv, 0, "a picture (BMP)"},
    Kind{"%PDF"sv, 0, "a PDF document"},
};

template <std::size_t N>
std::string_view byFirstOctets(const std::array<Kind, N> &kinds, std::string_view head)
{
    for (const Kind &kind : kinds) {
        if (head.size() >= kind.at && head.substr(kind.at).starts_with(kind.octets))
            return kind.what;
    }
    return {};
}

std::string_view byText(std::string_view octets)
{
    for (const Maker &maker : kInstallers) {
        if (octets.find(maker.octets) != std::string_view::npos)
            return maker.what;
    }
    return {};
}

/// Installers name their maker in their first code or where their data begins.
Result<std::string_view> installerKind(const ByteSource &source, const PeFile &program)
{
    const auto head = headOf(source, limits::kPiece);
    if (!head)
        return failure(head.error());
    std::string_view what = byText(asText(*head));
    if (what.empty() && program.overlay) {
        const auto overlay = readAll(source, program.overlay->offset,
                                     std::min<std::uint64_t>(program.overlay->size, limits::kPiece));
        if (!overlay)
            return failure(overlay.error());
        what = byText(asText(*overlay));
    }
    return what;
}

bool isText(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return octet >= 0x20 || octet == '\n' || octet == '\r' || octet == '\t';
    });
}

/// What a file is, behind "it is"; empty when nobody can tell.
std::string_view describe(std::string_view head)
{
    if (head.empty())
        return "empty; download it again";
    if (std::ranges::all_of(head, [&](char c) { return c == head.front(); }))
        return "filled with one value only; download it again";
    if (const auto what = byFirstOctets(kOtherFiles, head); !what.empty())
        return what;
    if (head.find("<html") != std::string_view::npos || head.find("<!DOCTYPE") != std::string_view::npos)
        return "a web page, probably the error page of a download site; download the file again";
    constexpr std::array kListElements = {"<program "sv, "<patch "sv, "<contents>"sv, "<nandboot>"sv};
    if (std::ranges::any_of(kListElements,
                            [&](auto element) { return head.find(element) != std::string_view::npos; }))
        return "one list of a Firehose set; choose the folder that holds the whole set";
    if (head.find(kXqcnStream) != std::string_view::npos)
        return kSettings;
    if (isText(head))
        return "a text file";
    return {};
}

}  // namespace

Result<std::string> describeObstacle(const ByteSource &source)
{
    const auto head = headOf(source, kHead);
    if (!head)
        return failure(head.error());
    if (asText(*head).find(kQcnStream) != std::string_view::npos)
        return std::string(kSettings);
    if (const auto what = byFirstOctets(kForeignWrappers, asText(*head)); !what.empty())
        return std::string(what);
    const auto program = readPeFile(source);
    if (!program)
        return failure(program.error());
    if (!*program)
        return std::string();
    if ((*program)->packedWithUpx)
        return std::string(kUpx);
    const auto installer = installerKind(source, **program);
    if (!installer)
        return failure(installer.error());
    return std::string(*installer);
}

Result<std::string> describeUnknown(const Node &node, const Reading &reading)
{
    const std::string start = node.provenance + " holds no known firmware: ";
    const auto obstacle = describeObstacle(*node.data);
    if (!obstacle)
        return failure(obstacle.error());
    if (!obstacle->empty())
        return start + "it is " + *obstacle;
    if (!reading.obstacle().empty())
        return start + reading.obstacle();
    const auto head = headOf(*node.data, kHead);
    if (!head)
        return failure(head.error());
    const std::string_view what = asText(*head).starts_with("MZ") ? kProgram : describe(asText(*head));
    return start
        + (what.empty()
               ? "nothing in it was recognised; choose the updater .exe, a .bin container or the folder "
                 "with the images"
               : "it is " + std::string(what));
}

}  // namespace reviver
