// SPDX-License-Identifier: Apache-2.0
#include "core/repair/json_lines.h"

#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

Json texts(const std::vector<Message> &messages)
{
    Json list = Json::array();
    for (const Message &message : messages)
        list.push_back(message.english());
    return list;
}

Json detailsJson(const std::vector<ImageDetail> &details)
{
    Json list = Json::array();
    for (const ImageDetail &detail : details)
        list.push_back({{"name", detail.name}, {"value", detail.value}});
    return list;
}

template <typename Number>
Json orNull(const std::optional<Number> &number)
{
    return number ? Json(*number) : Json(nullptr);
}

Json imageJson(const FirmwareImage &image)
{
    return {{"name", image.name},
            {"role", roleName(image.role)},
            {"title", roleTitle(image).english()},
            {"record_id", orNull(image.recordId)},
            {"partition", image.partition},
            {"target", image.target.english()},
            {"size", image.size},
            {"stored_size", image.storedSize},
            {"unpacked_size", orNull(image.unpackedSize)},
            {"offset", image.offset},
            {"sha256", image.sha256},
            {"check", checkStateName(image.check)},
            {"certainty", certaintyName(image.certainty)},
            {"reason", image.roleReason.english()},
            {"role_source", roleSourceName(image.roleSource)},
            {"encoding", image.encoding},
            {"provenance", image.provenance},
            {"version", image.version},
            {"hardware", image.hardware},
            {"date", image.date},
            {"load_address", orNull(image.loadAddress)},
            {"truncated", image.truncated},
            {"bad_blocks", image.badBlocks},
            {"warnings", texts(image.warnings)},
            {"details", detailsJson(image.details)}};
}

std::string_view stepName(FirehoseStep::Kind kind)
{
    switch (kind) {
    case FirehoseStep::Kind::Erase:
        return "erase";
    case FirehoseStep::Kind::Program:
        return "program";
    case FirehoseStep::Kind::Patch:
        break;
    }
    return "patch";
}

Json stepJson(const FirehoseStep &step)
{
    Json json{{"kind", stepName(step.kind)}, {"start_sector", step.startSector},
              {"sectors", step.sectors},     {"sector_size", step.sectorSize},
              {"file", step.file},           {"label", step.label},
              {"image", orNull(step.image)}};
    if (step.kind == FirehoseStep::Kind::Patch) {
        json["byte_offset"] = step.byteOffset;
        json["size"] = step.size;
        json["value"] = step.value;
    }
    return json;
}

Json signatureJson(const std::optional<BundleSignature> &signature)
{
    if (!signature)
        return nullptr;
    return {{"contents", signature->contents}, {"key_hash", signature->keyHash}, {"size", signature->size}};
}

}  // namespace

Json bundleJson(const FirmwareBundle &bundle)
{
    Json images = Json::array();
    for (const FirmwareImage &image : bundle.images)
        images.push_back(imageJson(image));
    Json problems = Json::array();
    for (const BundleProblem &problem : bundle.problems) {
        problems.push_back({{"what", problem.what.english()},
                            {"where", problem.where},
                            {"code", errorCodeName(problem.code)}});
    }
    Json steps = Json::array();
    for (const FirehoseStep &step : bundle.steps)
        steps.push_back(stepJson(step));
    return {{"format", bundle.format},
            {"platform", platformName(bundle.platform)},
            {"product", bundle.product},
            {"version", bundle.version},
            {"date", bundle.date},
            {"whole", bundle.whole()},
            {"details", detailsJson(bundle.details)},
            {"signature", signatureJson(bundle.signature)},
            {"images", std::move(images)},
            {"steps", std::move(steps)},
            {"problems", std::move(problems)},
            {"notes", texts(bundle.notes)}};
}

}  // namespace reviver
