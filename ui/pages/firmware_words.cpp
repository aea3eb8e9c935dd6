// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/firmware_words.h"

#include "core/base/hex.h"
#include "core/firmware/version_groups.h"
#include "ui/bridge/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace reviver::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("reviver::ui::FirmwareWords", text);
}

QString text(const std::string &from)
{
    return QString::fromStdString(from);
}

QString hex(std::uint64_t value)
{
    return text(hexNumber(value, 8));
}

QString roleFromText(RoleSource source)
{
    switch (source) {
    case RoleSource::Content:
        return tr("Its contents");
    case RoleSource::ImageId:
        return tr("Image header");
    case RoleSource::RecordId:
        return tr("Record number");
    case RoleSource::FileName:
        return tr("File name");
    case RoleSource::Order:
        return tr("Its place in the file");
    case RoleSource::None:
        return tr("Nothing");
    }
    return {};
}

QString bytes(std::uint64_t count)
{
    return tr("%1 bytes").arg(countText(count));
}

void addIfTold(QList<ImageFact> &facts, const QString &name, const std::string &value, bool mono = false)
{
    if (!value.empty())
        facts.append({name, text(value), mono});
}

QString damageText(const FirmwareImage &image)
{
    if (image.truncated)
        return tr("Only %1 of its %2 bytes are in the file")
            .arg(countText(image.data ? image.data->size() : 0), countText(image.size));
    if (image.badBlocks.size() == 1)
        return tr("The checksum of block %1 is wrong").arg(image.badBlocks.front());
    if (!image.badBlocks.empty())
        return tr("The checksums of %1 blocks are wrong, first of block %2")
            .arg(countText(image.badBlocks.size()))
            .arg(image.badBlocks.front());
    return tr("A checksum is wrong");
}

}  // namespace

QString problemText(const BundleProblem &problem)
{
    const QString what = translate(problem.what);
    return problem.where.empty() ? what : tr("%1 (%2)").arg(what, text(problem.where));
}

Verdict verdictOf(const FirmwareImage &image)
{
    if (image.truncated)
        return {Tone::Error, QStringLiteral("cross"), tr("Cut off")};
    if (image.check == CheckState::Bad)
        return {Tone::Error, QStringLiteral("cross"), tr("Damaged")};
    if (!image.warnings.empty())
        return {Tone::Unknown, QStringLiteral("unknown"),
                image.warnings.size() == 1 ? tr("1 note") : tr("%1 notes").arg(image.warnings.size())};
    if (image.check == CheckState::None)
        return {Tone::Unknown, QStringLiteral("unknown"), tr("No checksum")};
    return {Tone::Ok, QStringLiteral("check"), tr("Whole")};
}

Verdict verdictOf(const FirmwareBundle &bundle)
{
    const auto count = bundle.images.size();
    const QString images = count == 1 ? tr("1 image") : tr("%1 images").arg(count);
    if (!std::ranges::all_of(bundle.images, &FirmwareImage::whole))
        return {Tone::Error, QStringLiteral("error"), tr("%1, damaged").arg(images)};
    if (!bundle.whole())
        return {Tone::Error, QStringLiteral("error"), tr("%1, incomplete").arg(images)};
    const bool checked = std::ranges::all_of(
        bundle.images, [](const FirmwareImage &image) { return image.check == CheckState::Good; });
    const bool none = std::ranges::all_of(
        bundle.images, [](const FirmwareImage &image) { return image.check == CheckState::None; });
    if (none)
        return {Tone::Unknown, QStringLiteral("unknown"), tr("%1, no checksums").arg(images)};
    if (!checked)
        return {Tone::Unknown, QStringLiteral("unknown"), tr("%1, not all have checksums").arg(images)};
    return {Tone::Ok, QStringLiteral("ok"), tr("%1, checksums right").arg(images)};
}

QString imageNumber(std::size_t index)
{
    return QStringLiteral("%1").arg(index + 1, 2, 10, QLatin1Char('0'));
}

QString imageTitle(const FirmwareImage &image, std::size_t index)
{
    return QStringLiteral("%1  %2").arg(imageNumber(index), translate(roleTitle(image)));
}

QString proofText(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Confirmed:
        return tr("Confirmed");
    case Certainty::OneSource:
        return tr("One source");
    case Certainty::Inferred:
        return tr("Inferred");
    case Certainty::Unknown:
        return tr("Not proven");
    }
    return {};
}

QStringList bundleCaption(const FirmwareBundle &bundle)
{
    QStringList parts{text(bundle.format)};
    parts.append(bundle.product.empty() ? tr("names no model") : tr("for %1").arg(text(bundle.product)));
    parts.append(bundle.version.empty() ? tr("names no version")
                                        : tr("version %1").arg(text(bundle.version)));
    if (!bundle.date.empty())
        parts.append(text(bundle.date));
    return parts;
}

QList<ImageFact> imageFacts(const FirmwareImage &image)
{
    QList<ImageFact> facts{{tr("File name"), text(image.name)}, {tr("Size"), bytes(image.size)}};
    if (image.storedSize != image.size)
        facts.append({tr("In the file"), bytes(image.storedSize)});
    if (!image.encoding.empty() && image.encoding != "plain")
        facts.append({tr("Packed as"), text(image.encoding)});
    facts.append({tr("Offset"), hex(image.offset), true});
    facts.append({tr("Role from"), roleFromText(image.roleSource)});
    facts.append({tr("Proof"), proofText(image.certainty)});
    addIfTold(facts, tr("Partition"), image.partition);
    addIfTold(facts, tr("SHA-256"), image.sha256(), true);
    // The name of the file itself stands in the header.
    const auto inside = image.provenance.find(" > ");
    if (inside != std::string::npos)
        facts.append({tr("Found in"), text(image.provenance.substr(inside + 3))});
    return facts;
}

QList<ImageFact> headerFields(const FirmwareImage &image)
{
    QList<ImageFact> fields;
    if (image.recordId)
        fields.append({tr("Record"), hex(*image.recordId), true});
    if (image.loadAddress)
        fields.append({tr("Loads at"), hex(*image.loadAddress), true});
    addIfTold(fields, tr("Version"), image.version);
    addIfTold(fields, tr("Hardware"), image.hardware);
    addIfTold(fields, tr("Date"), image.date);
    for (const ImageDetail &detail : image.details)
        fields.append({text(detail.name), text(detail.value), true});
    return fields;
}

QList<ImageFact> bundleFacts(const FirmwareBundle &bundle)
{
    QList<ImageFact> facts{{tr("Platform"), text(std::string(platformName(bundle.platform)))}};
    addIfTold(facts, tr("Model"), bundle.product);
    addIfTold(facts, tr("Version"), bundle.version);
    for (const ImageDetail &group : versionGroups(bundle.version))
        facts.append({text(group.name), text(group.value)});
    addIfTold(facts, tr("Date"), bundle.date);
    for (const ImageDetail &detail : bundle.details)
        facts.append({text(detail.name), text(detail.value)});
    if (bundle.signature)
        addIfTold(facts, tr("Key hash"), bundle.signature->keyHash, true);
    if (!bundle.steps.empty())
        facts.append({tr("Steps"), countText(bundle.steps.size())});
    return facts;
}

QList<ImageCheck> bundleChecks(const FirmwareBundle &bundle)
{
    QList<ImageCheck> checks;
    for (const BundleProblem &problem : bundle.problems)
        checks.append({Tone::Error, problemText(problem)});
    for (const Message &note : bundle.notes)
        checks.append({Tone::Unknown, translate(note)});
    return checks;
}

QList<ImageCheck> imageChecks(const FirmwareImage &image)
{
    QList<ImageCheck> checks;
    if (image.check == CheckState::Bad || image.truncated) {
        checks.append({Tone::Error, damageText(image)});
        checks.append({Tone::Warn, tr("It can be extracted, but is never written to a modem")});
    } else if (image.check == CheckState::Good) {
        checks.append({Tone::Ok, tr("All checksums right")});
    } else {
        checks.append({Tone::Unknown, tr("It carries no checksum, so damage can't be seen")});
    }
    if (holdsIdentity(image.role))
        checks.append({Tone::Warn, tr("Holds calibration or settings of one modem")});
    for (const Message &warning : image.warnings)
        checks.append({Tone::Unknown, translate(warning)});
    return checks;
}

QString imageText(const FirmwareImage &image, std::size_t index)
{
    QStringList lines{imageTitle(image, index), translate(image.roleReason)};
    for (const ImageFact &fact : imageFacts(image) + headerFields(image))
        lines.append(QStringLiteral("%1: %2").arg(fact.name, fact.value));
    for (const ImageCheck &check : imageChecks(image))
        lines.append(check.text);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace reviver::ui
