// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/inspector/made_inputs.h"

#include "tests/firmware/made_images.h"

#include <fmt/format.h>

namespace reviver::test {

namespace {

/// CRC-32 as Sierra counts it: reflected, initial value 0, no final XOR.
std::uint32_t sierraCrc(const Bytes &octets)
{
    std::uint32_t crc = 0;
    for (const std::uint8_t octet : octets) {
        crc ^= octet;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return crc;
}

void putBig(Bytes &out, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void putPadded(Bytes &out, std::string_view text, std::size_t width)
{
    for (std::size_t i = 0; i < width; ++i)
        out.push_back(i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0);
}

Bytes sierraImage(std::string_view type, const Bytes &contents)
{
    Bytes image(256);
    putBig(image, sierraCrc(image));
    putBig(image, 3);
    putBig(image, 1);
    putPadded(image, type, 4);
    putPadded(image, "9X15", 4);
    putBig(image, static_cast<std::uint32_t>(contents.size()));
    putBig(image, sierraCrc(contents));
    putPadded(image, "SWI9X15C_05.05.58.00", 84);
    putPadded(image, "04/08/15", 8);
    putBig(image, 1);
    image.resize(400);
    image.insert(image.end(), contents.begin(), contents.end());
    return image;
}

std::string programRow(const std::string &file, int start)
{
    return fmt::format(
        R"(<program SECTOR_SIZE_IN_BYTES="2048" PAGES_PER_BLOCK="64" filename="{}" label="0:{}" num_partition_sectors="640" physical_partition_number="0" start_sector="{}"/>)",
        file, file.substr(0, file.find('.')), start);
}

}  // namespace

std::filesystem::path makeContainer(const TestFolder &folder)
{
    return folder.write("update.bin", containerOf(eightImages()));
}

std::filesystem::path makeNestedUpdater(const TestFolder &folder)
{
    const Bytes inner = programWith("BIN", 250, containerOf(eightImages()));
    return folder.write("E392_update_11.433.57.00.260.exe", programWith("UPDATEWIZARD", 130, inner));
}

std::filesystem::path makeFolder(const TestFolder &folder)
{
    const std::vector<MadeRecord> images = eightImages();
    for (std::size_t i = 0; i < images.size(); ++i)
        folder.write(fmt::format("E392 images/{:02}.bin", i + 1), images[i].data);
    return folder.path() / "E392 images";
}

std::filesystem::path makeFirehoseSet(const TestFolder &folder)
{
    const std::string certificates = "1 02 000480E100000000 HW_ID 1 03 0000000000000000 SW_ID";
    folder.write("EG25 update/firehose/rawprogram_nand.xml",
                 "<data>" + programRow("sbl1.mbn", 0) + programRow("..\\tz.mbn", 640)
                     + programRow("..\\rpm.mbn", 1280) + programRow("..\\modem.ubi", 1920) + "</data>");
    folder.write("EG25 update/firehose/sbl1.mbn", elfOf(noise(60000, 1), certificates));
    folder.write("EG25 update/tz.mbn", elfOf(noise(50000, 2), certificates));
    folder.write("EG25 update/rpm.mbn", elfOf(noise(40000, 3), certificates));
    return folder.path() / "EG25 update";
}

std::filesystem::path makeDamaged(const TestFolder &folder)
{
    const std::vector<MadeRecord> images = eightImages();
    Bytes file = containerOf(images);
    std::size_t before = 92;
    for (std::size_t i = 0; i < 3; ++i)
        before += recordOf(images[i]).size();
    file.at(before + recordOf(images[3]).size() / 2) ^= 0x55;
    return folder.write("damaged.bin", file);
}

std::filesystem::path makeCutOff(const TestFolder &folder)
{
    Bytes file = containerOf(eightImages());
    file.resize(file.size() * 2 / 3);
    return folder.write("cut off.bin", file);
}

std::filesystem::path makeSierraPackage(const TestFolder &folder)
{
    Bytes inside = sierraImage("BOOT", noise(20000, 4));
    const Bytes program = sierraImage("APPL", noise(90000, 5));
    inside.insert(inside.end(), program.begin(), program.end());
    return folder.write("SWI9X15C_05.05.58.00.cwe", sierraImage("SPKG", inside));
}

std::filesystem::path makeUnknown(const TestFolder &folder)
{
    return folder.write("letter.txt", std::string_view("Dear modem, please come back."));
}

}  // namespace reviver::test
