// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/boot_check.h"

#include <array>
#include <fmt/format.h>
#include <span>

namespace reviver::practice {
namespace {

// The set that gsmhosting post 9851968 lists for this chip family, plus the
// settings area that the program needs to run (inferred).
constexpr std::array kNeeded{
    ImageContent::PartitionTable, ImageContent::Dbl,  ImageContent::Osbl, ImageContent::Amss,
    ImageContent::Dsp1,           ImageContent::Dsp2, ImageContent::Efs2};

// Images of a MDM9x15, by the updaters of two makers (confirmed), and the settings area.
constexpr std::array kMdm9615Needed{
    ImageContent::PartitionTable, ImageContent::Sbl1, ImageContent::Sbl2, ImageContent::Rpm,
    ImageContent::AppsBoot,       ImageContent::Dsp1, ImageContent::Dsp2, ImageContent::Efs2};
constexpr std::string_view kRevision = "Revision: ";

/// The line behind "Revision: "; empty if there is none.
std::string revisionIn(ByteView program)
{
    const std::string_view text = asText(program);
    const std::size_t at = text.find(kRevision);
    return at == std::string_view::npos
        ? std::string()
        : std::string(text.substr(at + kRevision.size(), text.find('\n', at) - at - kRevision.size()));
}

/// `versionOf` reads the version out of the image `program`.
BootVerdict checkImages(const FlashStore &flash, std::span<const ImageContent> needed, ImageContent program,
                        std::string (*versionOf)(ByteView image))
{
    BootVerdict verdict;
    std::set<ImageContent> present;
    for (const StoredImage &image : flash.images()) {
        const ContentVerdict found = flash.content(image);
        if (!image.finished)
            return {false, fmt::format("writing of {} was not ended", image.name), {}};
        if (!flash.intact(image))
            return {false, fmt::format("{} reads back differently", image.name), {}};
        if (found.complete)
            present.insert(found.content);
        if (found.complete && found.content == program)
            verdict.version = versionOf(flash.read(image));
    }
    for (const ImageContent content : needed) {
        if (!present.contains(content))
            return {false, fmt::format("{} is missing or incomplete", contentName(content)), {}};
    }
    verdict.boots = true;
    return verdict;
}

}  // namespace

BootVerdict checkBoot(const FlashStore &flash)
{
    return checkImages(flash, kNeeded, ImageContent::Amss,
                       [](ByteView image) { return findVersionText(image).value_or(""); });
}

BootVerdict checkMdm9615Boot(const FlashStore &flash)
{
    return checkImages(flash, kMdm9615Needed, ImageContent::Dsp2, revisionIn);
}

}  // namespace reviver::practice
