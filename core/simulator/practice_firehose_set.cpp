// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_firehose_set.h"

#include "core/simulator/made_octets.h"
#include "core/simulator/marked_image.h"
#include "core/simulator/practice_elf.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <openssl/evp.h>

namespace reviver {
namespace {

using practice::appendWords;
using practice::fillerOctets;

constexpr std::uint32_t kPagesPerBlock = 64;
constexpr std::uint32_t kPage = 2048;
constexpr std::uint32_t kBlockKb = 128;
constexpr std::uint32_t kToTheEnd = 0xFFFFFFFF;
constexpr std::uint32_t kDiskBlocks = 2048;
constexpr std::string_view kTableFile = "partition_complete_p2K_b128K.mbn";
constexpr std::string_view kListFile = "rawprogram_nand_p2K_b128K_update.xml";

/// One partition of the flash: the layout of an EG25 with 256 MiB.
struct Partition {
    std::string_view name;
    std::uint32_t size;  ///< KB, or blocks when `inBlocks`
    std::uint32_t spare;
    bool inBlocks;
    std::string_view file;  ///< empty: no image of the set goes here
};

constexpr std::array kPartitions{
    Partition{"0:SBL", 8, 2, true, "sbl1.mbn"},
    Partition{"0:MIBIB", 6, 4, true, kTableFile},
    Partition{"0:EFS2", 16384, 1024, false, ""},
    Partition{"0:sys_rev", 4864, 256, false, ""},
    Partition{"0:RAWDATA", 1024, 256, false, ""},
    Partition{"0:TZ", 1280, 256, false, "tz.mbn"},
    Partition{"0:RPM", 1024, 128, false, "rpm.mbn"},
    Partition{"0:cust_info", 1536, 512, false, ""},
    Partition{"0:aboot", 1280, 256, false, "appsboot.mbn"},
    Partition{"0:boot", 7680, 256, false, "mdm9607-boot.img"},
    Partition{"0:recovery", 7680, 256, false, "mdm9607-boot.img"},
    Partition{"0:modem", 54272, 512, false, "NON-HLOS.ubi"},
    Partition{"0:misc", 512, 128, false, ""},
    Partition{"0:recoveryfs", 20480, 256, false, "mdm9607-recovery.ubi"},
    Partition{"0:usr_data", 60928, 512, false, "usrdata.ubi"},
    Partition{"0:sec", 256, 256, false, ""},
    Partition{"0:system", kToTheEnd, 0, false, "mdm9607-sysfs.ubi"},
};

std::uint32_t roundedUp(std::uint32_t kb)
{
    return (kb + kBlockKb - 1) / kBlockKb;
}

struct PlacedPartition {
    const Partition &partition;
    std::uint32_t firstBlock;
    std::uint32_t blocks;
};

std::vector<PlacedPartition> layout()
{
    std::vector<PlacedPartition> placed;
    std::uint32_t next = 0;
    for (const Partition &partition : kPartitions) {
        const std::uint32_t blocks = partition.size == kToTheEnd ? kDiskBlocks - next
            : partition.inBlocks                                 ? partition.size + partition.spare
                                 : roundedUp(partition.size) + roundedUp(partition.spare);
        placed.push_back({partition, next, blocks});
        next += blocks;
    }
    return placed;
}

void appendName(Bytes &out, std::string_view name)
{
    constexpr std::size_t kNameSize = 16;
    const std::size_t end = out.size() + kNameSize;
    append(out, asBytes(name));
    out.resize(end, 0);
}

/// partition.mbn: the table as an updater brings it.
Bytes userTable()
{
    Bytes table;
    appendWords(table, {0xAA7D1B9A, 0x1F7D48BC, 4, static_cast<std::uint32_t>(kPartitions.size())});
    for (const Partition &partition : kPartitions) {
        appendName(table, partition.name);
        appendLe(table, partition.size);
        practice::appendHalves(table, {static_cast<std::uint16_t>(partition.spare), 0});
        const std::uint8_t unit = partition.inBlocks ? 0xFE : 0xFF;
        append(table, Bytes{0xFF, 0x01, 0x00, unit});
    }
    return table;
}

/// CRC-32 of MIBIB: polynomial 04C11DB7, high bit first, from zero. Source: recomputed on
/// eleven real tables (confirmed).
std::uint32_t tableCrc(ByteView data)
{
    std::uint32_t crc = 0;
    for (const std::uint8_t octet : data) {
        crc ^= std::uint32_t{octet} << 24;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 0x80000000 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
    }
    return crc;
}

/// Header page, table as it stands on flash, an empty page, a page with the CRC.
Bytes flashTable()
{
    Bytes table;
    appendWords(table, {0xFE569FAC, 0xCD7F127A, 4, 1});
    table.resize(kPage, 0xFF);
    appendWords(table, {0x55EE73AA, 0xE35EBDDB, 4, static_cast<std::uint32_t>(kPartitions.size())});
    for (const PlacedPartition &placed : layout()) {
        appendName(table, placed.partition.name);
        appendWords(table, {placed.firstBlock, placed.blocks});
        append(table, Bytes{0xFF, 0x01, 0x00, 0x00});
    }
    table.resize(3 * kPage, 0xFF);
    const std::uint32_t crc = tableCrc(ByteView(table).first(2 * kPage));
    appendWords(table, {0x9D41BEA1, 0xF1DED2EA, 1, crc});
    table.resize(4 * kPage, 0xFF);
    return table;
}

/// "UBI#" and what follows it in the header of an erase block.
Bytes ubiImage(std::size_t size, std::uint32_t seed, std::string_view text = {})
{
    Bytes head(asBytes("UBI#").begin(), asBytes("UBI#").end());
    append(head, Bytes{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 16, 0});
    Bytes content = fillerOctets(size, seed);
    practice::overwrite(content, 0x200, text);
    return practice::markedImage(head, content);
}

/// Octets of one image: small for demonstrations, or 36 MB in all.
std::size_t sizeOf(PracticeSizes sizes, std::size_t small, std::size_t large)
{
    return sizes == PracticeSizes::Forum ? large : small;
}

std::vector<PracticeFile> makeImages(PracticeSizes sizes, std::string_view version)
{
    const auto program = [&](std::uint32_t id, std::uint32_t address, std::size_t small, std::size_t large) {
        return practice::practiceElf(id, address, fillerOctets(sizeOf(sizes, small, large), id),
                                     kPracticeChipId);
    };
    const std::string revision = fmt::format("\nREVISION={}\n", version);
    return {
        {"sbl1.mbn", program(0x15, 0x08006000, 20'000, 215'000)},
        {"tz.mbn", program(0x19, 0x86500000, 28'100, 518'000)},
        {"rpm.mbn", program(0x17, 0x00020000, 16'000, 152'000)},
        {"appsboot.mbn", program(0x05, 0x80060000, 24'500, 469'000)},
        {"mdm9607-boot.img",
         practice::markedImage(asBytes("ANDROID!"), fillerOctets(sizeOf(sizes, 60'000, 5'800'000), 31))},
        {"NON-HLOS.ubi", ubiImage(sizeOf(sizes, 150'001, 13'000'000), 32, revision)},
        {"mdm9607-recovery.ubi", ubiImage(sizeOf(sizes, 30'000, 2'600'000), 33)},
        {"usrdata.ubi", ubiImage(sizeOf(sizes, 10'000, 400'000), 34)},
        {"mdm9607-sysfs.ubi", ubiImage(sizeOf(sizes, 90'000, 7'200'000), 35)},
    };
}

std::string row(std::string_view element, const PlacedPartition &placed)
{
    const std::string_view file = placed.partition.file;
    const std::string name = element == "erase"
        ? std::string()
        : fmt::format(" filename=\"{}{}\"", file == kTableFile ? "" : "..\\", file);
    return fmt::format("  <{} PAGES_PER_BLOCK=\"64\" SECTOR_SIZE_IN_BYTES=\"2048\"{} "
                       "num_partition_sectors=\"{}\" physical_partition_number=\"0\" start_sector=\"{}\"/>\n",
                       element, name, placed.blocks * kPagesPerBlock, placed.firstBlock * kPagesPerBlock);
}

/// Rows as a real list has them: sector 0 is programmed first and erased near the end.
std::string programList()
{
    std::string rows;
    std::string late;
    for (const PlacedPartition &placed : layout()) {
        const std::string_view name = placed.partition.name;
        if (placed.partition.file.empty())
            continue;
        const bool eraseLate = name == "0:SBL" || name == "0:MIBIB" || name == "0:TZ";
        if (eraseLate)
            late = row("erase", placed) + late;
        else
            rows += row("erase", placed);
        if (name == "0:RPM")
            late += row("program", placed);
        else
            rows += row("program", placed);
    }
    return fmt::format("<?xml version=\"1.0\" ?>\n<data>\n  <!--BlockSize = 128 KB-->\n{}{}</data>\n", rows,
                       late);
}

std::string patchList()
{
    constexpr std::string_view kRow
        = "  <patch SECTOR_SIZE_IN_BYTES=\"2048\" byte_offset=\"{}\" filename=\"{}\" "
          "physical_partition_number=\"0\" size_in_bytes=\"4\" start_sector=\"{}\" value=\"{}\"/>\n";
    return "<?xml version=\"1.0\" ?>\n<patches>\n"
        + fmt::format(kRow, 484, kTableFile, 1, "NUM_DISK_BLOCKS-1458.")
        + fmt::format(kRow, 12, kTableFile, 3, "CRC32(0,4096)") + "</patches>\n";
}

std::string partitionList()
{
    std::string rows;
    for (const Partition &partition : kPartitions) {
        const std::string_view unit = partition.inBlocks ? "blks" : "kb";
        const std::string_view file = partition.file == kTableFile ? "partition.mbn" : partition.file;
        rows += fmt::format("  <partition>\n    <name length=\"16\" type=\"string\">{}</name>\n"
                            "    <size_{}>{}</size_{}>\n    <pad_{}>{}</pad_{}>\n",
                            partition.name, unit, partition.size, unit, unit, partition.spare, unit);
        if (!file.empty())
            rows += fmt::format("    <img_name type=\"string\">{}</img_name>\n", file);
        rows += "  </partition>\n";
    }
    return fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<nandboot>\n<partition_version "
                       "length=\"4\">0x4</partition_version>\n<partitions>\n{}</partitions>\n</nandboot>\n",
                       rows);
}

std::string contents()
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<contents>\n  <product_info>\n"
           "    <product_name>MDM9607.PRACTICE.1.0</product_name>\n"
           "    <chipid cmm_var=\"CHIPID\">MDM9607</chipid>\n  </product_info>\n  <builds_flat>\n"
           "    <build>\n      <name>common</name>\n      <role>common</role>\n      <build_id></build_id>\n"
           "      <partition_file>\n        <file_name>partition_nand.xml</file_name>\n"
           "        <file_path>update/</file_path>\n      </partition_file>\n    </build>\n"
           "  </builds_flat>\n</contents>\n";
}

std::string md5Text(ByteView data)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(data.data(), data.size(), digest.data(), &size, EVP_md5(), nullptr);
    std::string text;
    for (unsigned i = 0; i < size; ++i)
        text += fmt::format("{:02X}", digest[i]);
    return text;
}

PracticeFile md5List(const std::vector<PracticeFile> &files)
{
    std::string text = "VERSION:1.0\r\nFILE:START\r\n";
    for (const PracticeFile &file : files) {
        std::string path = file.path;
        std::ranges::replace(path, '/', '\\');
        text += fmt::format("FILE:\\{}:{}\r\n", path, md5Text(file.data));
    }
    text += "FILE:END\r\n";
    return {"md5.txt", Bytes(text.begin(), text.end())};
}

}  // namespace

Bytes practiceProgrammer(std::string_view functions, std::string_view hardwareId)
{
    constexpr std::size_t kCodeSize = 24 * 1024;
    Bytes code = fillerOctets(kCodeSize, 41);
    practice::overwrite(code, 0x100, "Reviver practice programmer");
    practice::overwrite(code, 0x180, "MaxPayloadSizeToTargetInBytes");  // as every real one holds it
    practice::overwrite(code, 0x200, fmt::format("\nSupported Functions: {}\n", functions));
    return practice::practiceElf(0x0D, 0x08005800, code, hardwareId);
}

std::vector<PracticeFile> practiceFirehoseSet(PracticeSizes sizes, std::string_view version)
{
    std::vector<PracticeFile> files;
    const auto add = [&](std::string path, std::string_view text) {
        files.push_back({std::move(path), Bytes(text.begin(), text.end())});
    };
    add("contents.xml", contents());
    for (PracticeFile &image : makeImages(sizes, version))
        files.push_back({"update/" + image.path, std::move(image.data)});
    files.push_back({"update/partition.mbn", userTable()});
    add("update/partition_nand.xml", partitionList());
    files.push_back({fmt::format("update/firehose/{}", kTableFile), flashTable()});
    files.push_back({"update/firehose/prog_nand_firehose_9x07.mbn", practiceProgrammer()});
    add(fmt::format("update/firehose/{}", kListFile), programList());
    add("update/firehose/patch_p2K_b128K.xml", patchList());
    files.push_back(md5List(files));
    return files;
}

std::vector<PlacedImage> practicePlacedImages(PracticeSizes sizes, std::string_view version)
{
    std::vector<PracticeFile> images = makeImages(sizes, version);
    images.push_back({std::string(kTableFile), flashTable()});
    std::vector<PlacedImage> placed;
    for (const PlacedPartition &place : layout()) {
        const auto image = std::ranges::find(images, place.partition.file, &PracticeFile::path);
        if (image != images.end())
            placed.push_back({std::string(place.partition.name), place.firstBlock, image->data});
    }
    return placed;
}

Result<void> writePracticeFirehoseSet(const std::filesystem::path &folder, PracticeSizes sizes)
{
    const std::filesystem::path set = folder / fmt::format("{}_practice", kFirehosePracticeVersion);
    for (const PracticeFile &file : practiceFirehoseSet(sizes))
        REVIVER_TRY(practice::writeFile(set / file.path, file.data));
    return {};
}

}  // namespace reviver
