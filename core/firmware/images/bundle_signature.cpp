// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/bundle_signature.h"

#include <algorithm>

namespace reviver {
namespace {

constexpr unsigned kProgram = 1;
constexpr unsigned kDriverDisc = 2;
constexpr unsigned kWebPages = 4;
constexpr unsigned kContents = kProgram | kDriverDisc | kWebPages;
constexpr std::uint8_t kLargestContentCode = 0x0F;

unsigned contentsByRole(const FirmwareBundle &bundle)
{
    unsigned contents = 0;
    for (const FirmwareImage &image : bundle.images) {
        if (image.role == ImageRole::Iso)
            contents |= kDriverDisc;
        else if (image.role == ImageRole::WebUi)
            contents |= kWebPages;
        else
            contents |= kProgram;
    }
    return contents;
}

}  // namespace

Result<std::optional<BalongSignature>> readSignatureArea(const ByteSource &image)
{
    constexpr std::uint64_t kMostTail = 64u << 10;
    const std::uint64_t size = std::min(image.size(), kMostTail);
    const auto tail = readAll(image, image.size() - size, size);
    if (!tail)
        return failure(tail.error());
    return BalongSignature::decode(*tail);
}

Result<std::optional<BundleSignature>> findSignature(const FirmwareBundle &bundle,
                                                     std::optional<std::uint8_t> contentCode)
{
    constexpr std::size_t kRecordsThatMayHoldIt = 2;
    const bool told = contentCode && *contentCode <= kLargestContentCode && (*contentCode & kContents) != 0;
    for (std::size_t i = 0; i < std::min(bundle.images.size(), kRecordsThatMayHoldIt); ++i) {
        const FirmwareImage &image = bundle.images[i];
        if (!image.whole())
            continue;
        const auto area = readSignatureArea(*image.data);
        if (!area)
            return failure(area.error());
        if (*area)
            return BundleSignature{.contents = told ? *contentCode & kContents : contentsByRole(bundle),
                                   .keyHash = (*area)->keyHash,
                                   .size = (*area)->size};
    }
    return std::nullopt;
}

}  // namespace reviver
