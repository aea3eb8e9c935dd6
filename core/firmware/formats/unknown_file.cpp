// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/recogniser.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace reviver {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 64u << 10;

struct Foreign {
    std::string_view octets;
    std::size_t at;  ///< kAnywhere: anywhere in the head
    std::string_view what;
};

constexpr std::size_t kAnywhere = SIZE_MAX;

/// Files that owners take for firmware, most telling first.
constexpr std::array kForeign = {
    Foreign{"PK\x03\x04"sv, 0, "a ZIP archive; unpack it and choose what is inside"},
    Foreign{"PK\x05\x06"sv, 0, "an empty ZIP archive; download it again"},
    Foreign{"7z\xBC\xAF\x27\x1C"sv, 0, "a 7-Zip archive; unpack it and choose what is inside"},
    Foreign{"Rar!\x1A\x07"sv, 0, "a RAR archive; unpack it and choose what is inside"},
    Foreign{"MSCF"sv, 0, "a Windows cabinet; unpack it and choose what is inside"},
    Foreign{"ISc("sv, 0, "an InstallShield cabinet; unpack it with unshield and choose what is inside"},
    Foreign{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0,
            "a Windows installer (MSI) or an Office document; unpack an installer with msiextract and choose "
            "what is inside"},
    Foreign{"HWNP"sv, 0, "firmware of a Huawei fibre terminal (HWNP), not of a modem stick"},
    Foreign{"Inno Setup Setup Data"sv, kAnywhere,
            "an Inno Setup installer; unpack it with innoextract and choose what is inside"},
    Foreign{"NullsoftInst"sv, kAnywhere, "an NSIS installer; unpack it with 7-Zip and choose what is inside"},
    Foreign{"Nullsoft.NSIS"sv, kAnywhere,
            "an NSIS installer; unpack it with 7-Zip and choose what is inside"},
    Foreign{"InstallShield"sv, kAnywhere,
            "an InstallShield installer; unpack it with unshield and choose what is inside"},
    Foreign{"UPX!"sv, kAnywhere, "a program packed with UPX; run \"upx -d\" on a copy and choose that copy"},
    Foreign{"UPX0"sv, kAnywhere, "a program packed with UPX; run \"upx -d\" on a copy and choose that copy"},
    Foreign{"MZ"sv, 0,
            "a Windows program without firmware in it that is known; if it is an installer, unpack it first"},
    Foreign{"\x1F\x8B"sv, 0, "a gzip file; unpack it and choose what is inside"},
    Foreign{"BZh"sv, 0, "a bzip2 file; unpack it and choose what is inside"},
    Foreign{"\xFD"
            "7zXZ"sv,
            0, "an xz file; unpack it and choose what is inside"},
    Foreign{"CD001"sv, 0x8001, "the image of a disc without firmware that is known"},
    Foreign{"ustar"sv, 257, "a tar archive; unpack it and choose what is inside"},
    Foreign{"070701"sv, 0, "a cpio archive; unpack it and choose what is inside"},
    Foreign{"\x89PNG"sv, 0, "a picture (PNG)"},
    Foreign{"\xFF\xD8\xFF"sv, 0, "a picture (JPEG)"},
    Foreign{"GIF8"sv, 0, "a picture (GIF)"},
    Foreign{"BM"sv, 0, "a picture (BMP)"},
    Foreign{"%PDF"sv, 0, "a PDF document"},
};

std::string_view asString(const Bytes &octets)
{
    return asText(octets);
}

bool isText(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return octet >= 0x20 || octet == '\n' || octet == '\r' || octet == '\t';
    });
}

std::string_view describe(std::string_view head)
{
    if (head.empty())
        return "empty; download it again";
    const bool blank = std::ranges::all_of(head, [&](char c) { return c == head.front(); });
    if (blank)
        return "filled with one value only; download it again";
    for (const Foreign &foreign : kForeign) {
        const bool matches = foreign.at == kAnywhere
            ? head.find(foreign.octets) != std::string_view::npos
            : head.size() >= foreign.at && head.substr(foreign.at).starts_with(foreign.octets);
        if (matches)
            return foreign.what;
    }
    if (head.find("<html") != std::string_view::npos || head.find("<!DOCTYPE") != std::string_view::npos)
        return "a web page, probably the error page of a download site; download the file again";
    if (head.find("<program ") != std::string_view::npos || head.find("<contents>") != std::string_view::npos)
        return "one list of a Firehose set; choose the folder that holds the whole set";
    if (isText(head))
        return "a text file";
    return "of a kind that is not known; choose the updater .exe, a .bin container or the folder with the "
           "images";
}

}  // namespace

Result<std::string> describeUnknown(const Node &node)
{
    const auto head = headOf(*node.data, kHead);
    if (!head)
        return failure(head.error());
    return fmt::format("{} holds no firmware that is known: it is {}", node.provenance,
                       describe(asString(*head)));
}

}  // namespace reviver
