// SPDX-License-Identifier: Apache-2.0
#include "core/repair/bundle_json.h"

#include "core/firmware/extract.h"
#include "core/firmware/version_groups.h"
#include "core/repair/json_text.h"

#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

Json detailsJson(const std::vector<ImageDetail> &details)
{
    Json list = Json::array();
    for (const ImageDetail &detail : details)
        list.push_back({{"name", detail.name}, {"value", detail.value}});
    return list;
}

template <class Number>
Json orNull(const std::optional<Number> &number)
{
    return number ? Json(*number) : Json(nullptr);
}

Json imageJson(const FirmwareImage &image, std::size_t index)
{
    return {{"number", index + 1},
            {"name", image.name},
            {"role", roleName(image.role)},
            {"title", roleTitle(image).english()},
            {"role_source", roleSourceName(image.roleSource)},
            {"certainty", certaintyName(image.certainty)},
            {"reason", image.roleReason.english()},
            {"record_id", orNull(image.recordId)},
            {"partition", image.partition},
            {"size", image.size},
            {"stored_size", image.storedSize},
            {"unpacked_size", orNull(image.unpackedSize)},
            {"offset", image.offset},
            {"provenance", image.provenance},
            {"encoding", image.encoding},
            {"check", checkStateName(image.check)},
            {"bad_blocks", image.badBlocks},
            {"truncated", image.truncated},
            {"whole", image.whole()},
            {"holds_identity", holdsIdentity(image.role)},
            {"sha256", image.sha256()},
            {"load_address", orNull(image.loadAddress)},
            {"hardware", image.hardware},
            {"version", image.version},
            {"date", image.date},
            {"details", detailsJson(image.details)},
            {"warnings", textsJson(image.warnings)},
            {"extracted_name", extractedName(image, index)}};
}

std::string_view kindName(FirehoseStep::Kind kind)
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
    return {{"kind", kindName(step.kind)},
            {"file", step.file},
            {"label", step.label},
            {"image", step.image ? Json(*step.image + 1) : Json(nullptr)},
            {"sector_size", step.sectorSize},
            {"pages_per_block", step.pagesPerBlock},
            {"physical_partition", step.physicalPartition},
            {"start_sector", step.startSector},
            {"sectors", step.sectors},
            {"byte_offset", step.byteOffset},
            {"size", step.size},
            {"value", step.value}};
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
    for (std::size_t i = 0; i < bundle.images.size(); ++i)
        images.push_back(imageJson(bundle.images[i], i));
    Json steps = Json::array();
    for (const FirehoseStep &step : bundle.steps)
        steps.push_back(stepJson(step));
    Json problems = Json::array();
    for (const BundleProblem &problem : bundle.problems) {
        problems.push_back({{"what", problem.what.english()},
                            {"where", problem.where},
                            {"code", errorCodeName(problem.code)}});
    }
    return {{"file", bundle.path.filename().string()},
            {"format", bundle.format},
            {"platform", platformName(bundle.platform)},
            {"product", bundle.product},
            {"version", bundle.version},
            {"date", bundle.date},
            {"whole", bundle.whole()},
            {"details", detailsJson(bundle.details)},
            {"version_groups", detailsJson(versionGroups(bundle.version))},
            {"signature", signatureJson(bundle.signature)},
            {"images", std::move(images)},
            {"steps", std::move(steps)},
            {"notes", textsJson(bundle.notes)},
            {"problems", std::move(problems)}};
}

Json fitJson(const Compatibility &fit)
{
    Json reasons = Json::array();
    for (const FitReason &reason : fit.reasons)
        reasons.push_back({{"says", fitName(reason.says)}, {"text", reason.text.english()}});
    return {{"verdict", fitName(fit.verdict)},
            {"reasons", std::move(reasons)},
            {"warnings", textsJson(fit.warnings)}};
}

}  // namespace reviver
