// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/boot_check.h"

#include <array>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

// The set that gsmhosting post 9851968 lists for this chip family, plus the
// settings area that the program needs to run (inferred).
constexpr std::array kNeeded{
    ImageContent::PartitionTable, ImageContent::Dbl,  ImageContent::Osbl, ImageContent::Amss,
    ImageContent::Dsp1,           ImageContent::Dsp2, ImageContent::Efs2};

}  // namespace

BootVerdict checkBoot(const FlashStore &flash)
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
        if (found.complete && found.content == ImageContent::Amss)
            verdict.version = findVersionText(flash.read(image)).value_or("");
    }
    for (const ImageContent content : kNeeded) {
        if (!present.contains(content))
            return {false, fmt::format("{} is missing or incomplete", contentName(content)), {}};
    }
    verdict.boots = true;
    return verdict;
}

}  // namespace reviver::practice
