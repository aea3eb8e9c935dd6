// SPDX-License-Identifier: Apache-2.0
#include "app/cli/firmware_text.h"

#include "core/base/hex.h"
#include "core/firmware/version_groups.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

std::string_view checkText(const FirmwareImage &image)
{
    if (image.truncated)
        return "cut off";
    switch (image.check) {
    case CheckState::Good:
        return "good";
    case CheckState::Bad:
        return "damaged";
    case CheckState::None:
        break;
    }
    return "none";
}

std::string orUnknown(const std::string &text)
{
    return text.empty() ? "the file does not say" : text;
}

std::string_view fitWord(Fit fit)
{
    return fit == Fit::Yes ? "yes" : fit == Fit::No ? "no" : "cannot tell";
}

void printRow(std::string_view name, std::string_view value)
{
    if (!value.empty())
        fmt::print("  {:<14} {}\n", name, value);
}

void printDetails(const std::vector<ImageDetail> &details)
{
    for (const ImageDetail &detail : details)
        printRow(detail.name, detail.value);
}

std::string stepText(const FirehoseStep &step)
{
    const std::string where = fmt::format("sector {} to {}", step.startSector, step.endSector());
    switch (step.kind) {
    case FirehoseStep::Kind::Erase:
        return fmt::format("erase    {}", where);
    case FirehoseStep::Kind::Program:
        return fmt::format("program  {}  {}{}", where, step.file, step.image ? "" : "  (missing)");
    case FirehoseStep::Kind::Patch:
        break;
    }
    return fmt::format("patch    sector {}, octet {}  {} := {}", step.startSector, step.byteOffset, step.file,
                       step.value);
}

}  // namespace

void printHead(const FirmwareBundle &bundle)
{
    fmt::print("{}\n", bundle.path.filename().string());
    printRow("Format", bundle.format);
    printRow("Platform", platformName(bundle.platform));
    printRow("Product", orUnknown(bundle.product));
    printRow("Version", orUnknown(bundle.version));
    printDetails(versionGroups(bundle.version));
    printRow("Date", bundle.date);
    printDetails(bundle.details);
    if (bundle.signature)
        printRow("Key hash", bundle.signature->keyHash);
}

void printFit(const std::string &modem, const Compatibility &fit)
{
    fmt::print("\nFits {}: {}, because:\n", modem, fitWord(fit.verdict));
    for (const FitReason &reason : fit.reasons)
        fmt::print("  - {}\n", reason.text.english());
    for (const Message &warning : fit.warnings)
        fmt::print("  Note: {}\n", warning.english());
}

void printImages(const FirmwareBundle &bundle)
{
    std::size_t name = 5;
    std::size_t role = 4;
    for (const FirmwareImage &image : bundle.images) {
        name = std::max(name, image.name.size());
        role = std::max(role, roleTitle(image).english().size());
    }
    fmt::print("\n  No  {:<{}}  {:<{}}  {:>12}  {:<8} Role is\n", "Image", name, "Role", role, "Octets",
               "Checksum");
    for (std::size_t i = 0; i < bundle.images.size(); ++i) {
        const FirmwareImage &image = bundle.images[i];
        fmt::print("  {:>2}  {:<{}}  {:<{}}  {:>12}  {:<8} {}\n", i + 1, image.name, name,
                   roleTitle(image).english(), role, image.size, checkText(image),
                   certaintyName(image.certainty));
    }
    for (std::size_t i = 0; i < bundle.images.size(); ++i)
        for (const Message &warning : bundle.images[i].warnings)
            fmt::print("\nImage {}: {}\n", i + 1, warning.english());
}

void printImage(const FirmwareImage &image, std::size_t index)
{
    fmt::print("\nImage {}: {}\n", index + 1, roleTitle(image).english());
    printRow("Name", image.name);
    printRow("Role",
             fmt::format("{} ({}, from {})", roleName(image.role), certaintyName(image.certainty),
                         roleSourceName(image.roleSource)));
    printRow("Because", image.roleReason.english());
    printRow("Size", fmt::format("{} octets", image.size));
    if (image.storedSize != image.size)
        printRow("In the file", fmt::format("{} octets", image.storedSize));
    if (image.unpackedSize)
        printRow("Unpacked", fmt::format("{} octets", *image.unpackedSize));
    printRow("Packed as", image.encoding);
    printRow("Offset", hexNumber(image.offset, 8));
    printRow("Found in", image.provenance);
    printRow("Written to", image.partition);
    printRow("Checksum", checkText(image));
    if (!image.badBlocks.empty())
        printRow("Bad blocks", fmt::format("{}", fmt::join(image.badBlocks, ", ")));
    printRow("SHA-256", image.sha256());
    if (image.recordId)
        printRow("Record", hexNumber(*image.recordId, 8));
    if (image.loadAddress)
        printRow("Loads at", hexNumber(*image.loadAddress, 8));
    printRow("Version", image.version);
    printRow("Hardware", image.hardware);
    printRow("Date", image.date);
    printDetails(image.details);
    for (const Message &warning : image.warnings)
        printRow("Note", warning.english());
    if (!image.whole())
        printRow("Damaged", "it can be extracted, but is never written to a modem");
}

void printSteps(const FirmwareBundle &bundle)
{
    if (bundle.steps.empty())
        return;
    fmt::print("\nSteps, in safe order:\n");
    for (const FirehoseStep &step : bundle.steps)
        fmt::print("  {}\n", stepText(step));
}

void printEnd(const FirmwareBundle &bundle)
{
    for (const Message &note : bundle.notes)
        fmt::print("\nNote: {}\n", note.english());
    if (bundle.whole()) {
        fmt::print("\nThe file is whole: {} image{}, nothing damaged or missing.\n", bundle.images.size(),
                   bundle.images.size() == 1 ? "" : "s");
        return;
    }
    fmt::print("\nThe file is damaged or incomplete and will not be written to a modem:\n");
    for (const BundleProblem &problem : bundle.problems)
        fmt::print("  - {}{}{}\n", problem.what.english(), problem.where.empty() ? "" : "  at ",
                   problem.where);
    fmt::print("What to do next: download the file again and compare its size with the one on the page.\n");
}

}  // namespace reviver::cli
