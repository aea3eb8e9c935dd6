// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/firmware/bundle_loader.h"
#include "tests/firmware/made_firmware.h"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace reviver {
namespace {

using namespace test;
using Json = nlohmann::ordered_json;

Json jsonOf(const FirmwareImage &image)
{
    Json json = {{"name", image.name},
                 {"role", roleName(image.role)},
                 {"role_source", roleSourceName(image.roleSource)},
                 {"certainty", certaintyName(image.certainty)},
                 {"partition", image.partition},
                 {"target", image.target.english()},
                 {"size", image.size},
                 {"stored_size", image.storedSize},
                 {"offset", image.offset},
                 {"provenance", image.provenance},
                 {"encoding", image.encoding},
                 {"check", checkStateName(image.check)},
                 {"sha256", digestOf(image)}};
    if (image.unpackedSize)
        json["unpacked_size"] = *image.unpackedSize;
    if (image.recordId)
        json["record_id"] = hexNumber(*image.recordId, 6);
    for (const ImageDetail &detail : image.details)
        json["details"].push_back(detail.name + ": " + detail.value);
    for (const Message &warning : image.warnings)
        json["warnings"].push_back(warning.english());
    return json;
}

std::string stepText(const FirehoseStep &step)
{
    switch (step.kind) {
    case FirehoseStep::Kind::Erase:
        return fmt::format("erase sectors {} to {}", step.startSector, step.endSector() - 1);
    case FirehoseStep::Kind::Program:
        return fmt::format("program {} to sector {}", step.file, step.startSector);
    case FirehoseStep::Kind::Patch:
        break;
    }
    return fmt::format("patch {} at sector {}, octet {}: {}", step.file, step.startSector, step.byteOffset,
                       step.value);
}

/// Everything that is said about a file, for comparison with what was reviewed.
std::string description(const std::filesystem::path &path)
{
    const auto bundle = openBundle(path);
    if (!bundle)
        return Json{{"error", errorCodeName(bundle.error().code())}, {"detail", bundle.error().detail()}}
                   .dump(2)
            + "\n";
    Json json = {{"format", bundle->format},   {"platform", platformName(bundle->platform)},
                 {"product", bundle->product}, {"version", bundle->version},
                 {"date", bundle->date},       {"whole", bundle->whole()}};
    for (const FirmwareImage &image : bundle->images)
        json["images"].push_back(jsonOf(image));
    for (const ImageDetail &detail : bundle->details)
        json["details"].push_back(detail.name + ": " + detail.value);
    for (const Message &note : bundle->notes)
        json["notes"].push_back(note.english());
    for (const FirehoseStep &step : bundle->steps)
        json["steps"].push_back(stepText(step));
    for (const BundleProblem &problem : bundle->problems)
        json["problems"].push_back({{"what", problem.what.english()}, {"where", problem.where}});
    return json.dump(2) + "\n";
}

std::string goldenName(std::string sampleName)
{
    for (char &c : sampleName)
        c = c == '/' ? '.' : c;
    return sampleName + ".json";
}

class Golden : public testing::TestWithParam<const char *> {};

/// The files under tests/data/golden were made by this test with REVIVER_UPDATE_GOLDEN
/// set, and then read line by line.
TEST_P(Golden, DescribesTheSampleAsReviewed)
{
    REVIVER_NEED_SAMPLE(GetParam());
    const auto golden
        = std::filesystem::path(REVIVER_SOURCE_DIR) / "tests" / "data" / "golden" / goldenName(GetParam());
    const std::string actual = description(sample(GetParam()));
    if (std::getenv("REVIVER_UPDATE_GOLDEN"))
        std::ofstream(golden) << actual;
    std::stringstream expected;
    expected << std::ifstream(golden).rdbuf();
    EXPECT_EQ(actual, expected.str());
}

INSTANTIATE_TEST_SUITE_P(
    Samples, Golden,
    testing::Values(
        "balong-ptable/ptable-v3r3-e303.bin", "balong-ptable/usblsafe-327x.ptable.bin",
        "balong-ptable/usblsafe-5330bs.ptable.bin", "balong-ptable/usblsafe-8278.ptable.bin",
        "balong-ptable/usblsafe-e303.ptable.bin", "balong-usbloaders/usblsafe-327x.bin",
        "balong-usbloaders/usblsafe-5330bs.bin", "eg25-mdm9607/contents.xml", "eg25-mdm9607/md5.txt",
        "eg25-mdm9607/update/ENPRG9x07.mbn", "eg25-mdm9607/update/NPRG9x07.mbn",
        "eg25-mdm9607/update/appsboot.mbn", "eg25-mdm9607/update/firehose/partition_complete_p2K_b128K.mbn",
        "eg25-mdm9607/update/firehose/patch_p2K_b128K.xml",
        "eg25-mdm9607/update/firehose/prog_nand_firehose_9x07.mbn",
        "eg25-mdm9607/update/firehose/rawprogram_nand_p2K_b128K_update.xml",
        "eg25-mdm9607/update/partition.mbn", "eg25-mdm9607/update/partition_nand.xml",
        "eg25-mdm9607/update/rpm.mbn", "eg25-mdm9607/update/sbl1.mbn", "eg25-mdm9607/update/tz.mbn",
        "firehose-loaders/000480e100000000_cc3153a80293939b_9x07.bin",
        "firehose-loaders/001070e100000000_d40eee56f3194665_prog_firehose_nand_mdm9x05.elf",
        "firmware-synthetic/NPRG9x00-from-bin.hex", "firmware-synthetic/bad-block.bin",
        "firmware-synthetic/bad-bs0.bin", "firmware-synthetic/bad-checksum.hex",
        "firmware-synthetic/bad-hdsize0.bin", "firmware-synthetic/bad-header.bin",
        "firmware-synthetic/bad-psize.bin", "firmware-synthetic/bad-truncated.bin",
        "firmware-synthetic/balong-lzma-zlib.bin", "firmware-synthetic/bomb-zlib.bin",
        "firmware-synthetic/mibib-2k.bin", "firmware-synthetic/qc8-unaligned-lead-filealign.bin",
        "firmware-synthetic/qc8-unaligned-lead-relalign.bin", "firmware-synthetic/qc8.bin",
        "firmware-synthetic/synthetic.cwe", "firmware-synthetic/updater-nested.exe",
        "firmware-synthetic/updater-overlay.exe", "nv/synthetic-blankimei.qcn", "nv/synthetic-blankimei.xqcn",
        "nv/synthetic-testimei.qcn", "nv/synthetic-testimei.xqcn", "qtools-ptable/pt-1k6e-r.bin",
        "qtools-ptable/pt-1k6e-w.bin", "qtools-ptable/pt-mf667-r.bin", "qtools-ptable/pt-mf667-w.bin",
        "qtools-ptable/pt-mf825-r.bin", "qtools-ptable/pt-mf825-w.bin", "qualcomm-loaders/ENPRG9x00p.bin",
        "qualcomm-loaders/ENPRG9x15p.bin", "qualcomm-loaders/NPRG9x00p.bin", "qualcomm-loaders/NPRG9x15p.bin",
        "qualcomm-loaders/NPRG9x45p.bin", "firmware-synthetic/hmf", "eg25-mdm9607"));

}  // namespace
}  // namespace reviver
