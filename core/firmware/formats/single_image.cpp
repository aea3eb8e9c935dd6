// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/intel_hex.h"
#include "core/firmware/images/roles.h"
#include "core/firmware/limits.h"
#include "core/firmware/recogniser.h"

namespace reviver {

namespace {

/// The last part of "archive.zip > folder/file.bin", without folders.
std::string shortName(const std::string &provenance)
{
    const auto start = provenance.find_last_of(">/\\");
    return start == std::string::npos ? provenance
                                      : provenance.substr(provenance.find_first_not_of(' ', start + 1));
}

/// A bundle of one image whose octets are `data`.
Result<FirmwareBundle> bundleOf(const Node &node, ByteSourcePtr data, const char *format, Reading &reading)
{
    FirmwareImage image;
    image.name = shortName(node.provenance);
    image.size = data->size();
    image.storedSize = node.data->size();
    image.offset = node.offset;
    image.provenance = node.provenance;
    image.data = std::move(data);
    FirmwareBundle bundle;
    bundle.format = format;
    bundle.images.push_back(std::move(image));
    REVIVER_TRY(decideRoles(bundle, reading));
    return bundle;
}

}  // namespace

Recognised recogniseSingleImage(const Node &node, Reading &reading)
{
    const auto content = identifyContent(*node.data);
    if (!content)
        return failure(content.error());
    if (!content->recognised() || !content->standsAlone)
        return std::nullopt;
    auto bundle = bundleOf(node, node.data, "single image", reading);
    if (!bundle)
        return failure(bundle.error());
    return std::optional(std::move(*bundle));
}

Recognised recogniseIntelHex(const Node &node, Reading &reading)
{
    constexpr std::size_t kFirstLine = 16;
    const auto head = headOf(*node.data, kFirstLine);
    if (!head)
        return failure(head.error());
    if (!looksLikeIntelHex(*head))
        return std::nullopt;
    const auto text = readAll(*node.data, 0, node.data->size(), limits::kHexFile);
    if (!text)
        return failure(text.error().during(node.provenance));
    auto memory = decodeIntelHex(*text);
    if (!memory)
        return failure(memory.error().during(node.provenance));
    auto bundle = bundleOf(node, memorySource(std::move(memory->data)), "Intel HEX", reading);
    if (!bundle)
        return failure(bundle.error());
    FirmwareImage &image = bundle->images.front();
    image.encoding = "intel-hex";
    image.check = CheckState::Good;
    image.loadAddress = memory->address;
    return std::optional(std::move(*bundle));
}

}  // namespace reviver
