// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/roles.h"

#include "core/base/hex.h"
#include "core/firmware/images/image_checks.h"
#include "core/firmware/images/targets.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace reviver {

namespace {

/// Ids that only Balong firmware uses begin here.
/// Source: forth32/balongflash ptable.c, compared with asutoshpalai/notes EC315.md (inferred).
constexpr std::uint32_t kFirstBalongOnlyId = 0x550000;

FirmwarePlatform platformOf(const FirmwareBundle &bundle, const std::vector<Content> &contents)
{
    const auto has = [&](FirmwarePlatform platform) {
        return std::ranges::find(contents, platform, &Content::platform) != contents.end();
    };
    const bool balongIds = std::ranges::any_of(bundle.images, [](const FirmwareImage &image) {
        return image.recordId && *image.recordId >= kFirstBalongOnlyId
            && meaningOfRecordId(FirmwarePlatform::Balong, *image.recordId);
    });
    const bool qualcomm = has(FirmwarePlatform::Qualcomm);
    const bool balong = has(FirmwarePlatform::Balong) || balongIds;
    if (qualcomm == balong)
        return FirmwarePlatform::Unknown;
    return qualcomm ? FirmwarePlatform::Qualcomm : FirmwarePlatform::Balong;
}

void applyContent(FirmwareImage &image, const Content &content)
{
    image.encoding = content.encoding;
    image.loadAddress = content.loadAddress;
    for (const auto &messages : {content.contradictions, content.doubts})
        image.warnings.insert(image.warnings.end(), messages.begin(), messages.end());
    image.role = content.role;
    image.roleSource = content.source;
    image.certainty = content.role == ImageRole::Unknown ? Certainty::Unknown : content.certainty;
    image.roleReason = content.reason;
}

void applyRecordId(FirmwareImage &image, FirmwarePlatform platform)
{
    const auto meaning = image.recordId ? meaningOfRecordId(platform, *image.recordId) : std::nullopt;
    if (!meaning)
        return;
    if (image.role != ImageRole::Unknown) {
        if (meaning->role != ImageRole::Unknown && meaning->role != image.role)
            image.warnings.push_back(
                {REVIVER_TR("The container calls this image %1, its content says %2. The content counts."),
                 {meaning->name, std::string(roleName(image.role))}});
        return;
    }
    image.role = meaning->role;
    image.roleSource = RoleSource::RecordId;
    image.certainty = meaning->certainty;
    image.roleReason = {REVIVER_TR("The container's id %1 stands for %2 in %3 firmware."),
                        {hexNumber(*image.recordId, 6), meaning->name, std::string(platformName(platform))}};
}

void applyFileName(FirmwareImage &image)
{
    if (image.role != ImageRole::Unknown)
        return;
    const ImageRole role = roleFromFileName(image.name);
    if (role == ImageRole::Unknown)
        return;
    image.role = role;
    image.roleSource = RoleSource::FileName;
    image.certainty = Certainty::Inferred;
    image.roleReason = {REVIVER_TR("Its file is called %1."), {image.name}};
}

/// A list of partitions beside the images says which goes where: "0:TZ".
void applyPartitionName(FirmwareImage &image)
{
    if (image.role != ImageRole::Unknown || image.partition.empty())
        return;
    const ImageRole role = roleFromFileName(image.partition.substr(image.partition.find(':') + 1));
    if (role == ImageRole::Unknown)
        return;
    image.role = role;
    image.roleSource = RoleSource::FileName;
    image.certainty = Certainty::Inferred;
    image.roleReason = {REVIVER_TR("It goes to the partition %1."), {image.partition}};
}

/// Sets that begin with partition table, DBL and OSBL go on with AMSS, DSP1, DSP2.
/// Source: gsmhosting post 9851968, quoted in asutoshpalai/notes (inferred for other models).
void applyOrder(std::vector<FirmwareImage> &images)
{
    constexpr std::array kOrder = {ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,
                                   ImageRole::Amss,           ImageRole::Dsp1, ImageRole::Dsp2};
    constexpr std::size_t kProof = 3;
    if (images.size() < kOrder.size())
        return;
    for (std::size_t i = 0; i < kProof; ++i) {
        const bool byContent
            = images[i].roleSource == RoleSource::Content || images[i].roleSource == RoleSource::ImageId;
        if (images[i].role != kOrder[i] || !byContent)
            return;
    }
    for (std::size_t i = kProof; i < kOrder.size(); ++i) {
        const bool taken = std::ranges::find(images, kOrder[i], &FirmwareImage::role) != images.end();
        if (images[i].role != ImageRole::Unknown || images[i].encoding != "plain" || taken)
            continue;
        images[i].role = kOrder[i];
        images[i].roleSource = RoleSource::Order;
        images[i].certainty = Certainty::Inferred;
        images[i].roleReason
            = {REVIVER_TR("It is image %1 of a set that begins with partition table, DBL and OSBL."),
               {std::to_string(i + 1)}};
    }
}

void warnOfDoubles(std::vector<FirmwareImage> &images)
{
    std::set<ImageRole> seen;
    for (FirmwareImage &image : images) {
        if (image.role != ImageRole::Unknown && !seen.insert(image.role).second)
            image.warnings.push_back(REVIVER_TR("Another image of this bundle has the same role."));
    }
}

/// Without checksums a contradiction in an image is the only sign of damage.
void reportContradictions(const FirmwareImage &image, const Content &content,
                          std::vector<BundleProblem> &problems)
{
    for (const Message &contradiction : content.contradictions) {
        if (image.check == CheckState::None)
            problems.push_back(
                {.code = ErrorCode::BundleCorrupt, .what = contradiction, .where = image.name});
    }
}

}  // namespace

ImageRole roleFromFileName(std::string_view name)
{
    struct Word {
        std::string_view start;
        ImageRole role;
    };
    constexpr std::array kWords = {
        Word{"enprg", ImageRole::EmergencyLoader},
        Word{"nprg", ImageRole::Loader},
        Word{"prog_", ImageRole::FirehoseLoader},
        Word{"partition_complete", ImageRole::Mibib},
        Word{"partition", ImageRole::PartitionTable},
        Word{"appsboot", ImageRole::AppsBoot},
        Word{"aboot", ImageRole::AppsBoot},
        Word{"sbl1", ImageRole::Sbl1},
        Word{"sbl2", ImageRole::Sbl2},
        Word{"sbl3", ImageRole::Sbl3},
        Word{"dbl", ImageRole::Dbl},
        Word{"fsbl", ImageRole::Fsbl},
        Word{"osbl", ImageRole::Osbl},
        Word{"amss", ImageRole::Amss},
        Word{"dsp1", ImageRole::Dsp1},
        Word{"dsp2", ImageRole::Dsp2},
        Word{"dsp3", ImageRole::Dsp3},
        Word{"rpm", ImageRole::Rpm},
        Word{"tz", ImageRole::Tz},
        Word{"efs", ImageRole::Efs2},
        Word{"apps", ImageRole::Apps},
        Word{"usblsafe", ImageRole::UsbLoader},
        Word{"usbloader", ImageRole::UsbLoader},
    };
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    // Numbered names keep their role behind the number: "06_dsp2.bin".
    const auto letters = lower.find_first_not_of("0123456789_-");
    const std::string_view word
        = letters == std::string::npos ? std::string_view() : std::string_view(lower).substr(letters);
    const auto found = std::ranges::find_if(kWords, [&](const Word &w) { return word.starts_with(w.start); });
    return found == kWords.end() ? ImageRole::Unknown : found->role;
}

Result<void> decideRoles(FirmwareBundle &bundle, Reading &reading)
{
    std::vector<Content> contents;
    for (const FirmwareImage &image : bundle.images) {
        auto content = identifyContent(*image.data);
        if (!content)
            return failure(content.error());
        contents.push_back(std::move(*content));
    }
    bundle.platform = platformOf(bundle, contents);
    for (std::size_t i = 0; i < bundle.images.size(); ++i) {
        applyContent(bundle.images[i], contents[i]);
        applyRecordId(bundle.images[i], bundle.platform);
        applyFileName(bundle.images[i]);
        applyPartitionName(bundle.images[i]);
    }
    applyOrder(bundle.images);
    warnOfDoubles(bundle.images);
    for (std::size_t i = 0; i < bundle.images.size(); ++i) {
        FirmwareImage &image = bundle.images[i];
        if (image.roleReason.empty())
            image.roleReason
                = REVIVER_TR("Neither its content nor its place in the file tells what it is for.");
        if (image.name.empty())
            image.name = fmt::format("{:02}_{}.bin", i + 1, roleName(image.role));
        reportContradictions(image, contents[i], bundle.problems);
        REVIVER_TRY(checkOwnChecksums(image, bundle.problems, reading));
    }
    return assignTargets(bundle);
}

}  // namespace reviver
