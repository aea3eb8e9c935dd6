// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/extract.h"
#include "tests/firmware/made_firmware.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;

/// A form in which the same eight images reach the user.
struct Form {
    const char *name;
    void (*make)(const TestFolder &folder);
};

Bytes updater()
{
    return programWith("UPDATEWIZARD", 130, programWith("BIN", 250, containerOf(eightImages())));
}

Bytes updateApp()
{
    auto records = eightImages();
    records.push_back({0xFE000000, noise(256, 9), "SHA256RSA"});
    records.push_back({0xFD000000, updateChecksumsOf(eightImages()), "CRC"});
    return containerOf(records);
}

void makeFolder(const TestFolder &folder)
{
    for (std::size_t i = 0; i < 8; ++i)
        folder.write(fmt::format("{:02}.bin", i + 1), eightImages()[i].data);
}

class SameImages : public testing::TestWithParam<Form> {};

TEST_P(SameImages, InEveryForm)
{
    const TestFolder folder;
    GetParam().make(folder);
    const auto single = std::filesystem::directory_iterator(folder.path())->path();
    const bool isFile = std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1;
    const auto bundle = openBundle(isFile ? single : folder.path());
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    ASSERT_EQ(bundle->images.size(), 8u);
    const TestFolder plain;
    const auto expected = openBundle(plain.write("plain.bin", containerOf(eightImages())));
    ASSERT_TRUE(expected);
    for (std::size_t i = 0; i < 8; ++i) {
        EXPECT_EQ(digestOf(bundle->images[i]), digestOf(expected->images[i])) << i;
        EXPECT_EQ(bundle->images[i].role, expected->images[i].role) << i;
        EXPECT_EQ(bundle->images[i].size, expected->images[i].size) << i;
        EXPECT_EQ(bundle->images[i].unpackedSize, expected->images[i].unpackedSize) << i;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, SameImages,
    testing::Values(Form{"nestedUpdater", [](const TestFolder &to) { to.write("updater.exe", updater()); }},
                    Form{"sevenZip",
                         [](const TestFolder &to) {
                             to.write("a.7z", archiveOf("7zip", {{"updater.exe", updater()}}));
                         }},
                    Form{"disc",
                         [](const TestFolder &to) {
                             to.write("a.iso", archiveOf("iso9660", {{"updater.exe", updater()}}));
                         }},
                    Form{"rar",
                         [](const TestFolder &to) {
                             to.write("a.rar", rarOf({{"updater.exe", updater()}}));
                         }},
                    Form{"folder", makeFolder},
                    Form{"updateApp", [](const TestFolder &to) { to.write("UPDATE.APP", updateApp()); }}),
    [](const auto &form) { return form.param.name; });

TEST(RoundTrip, ExtractedImagesWithAnIndexAreTheSameSet)
{
    const TestFolder folder;
    const auto bundle = openBundle(folder.write("updater.exe", updater()));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    const auto target = folder.path() / "out";
    const auto files = extractImages(*bundle, {0, 1, 2, 3, 4, 5, 6, 7}, target);
    ASSERT_TRUE(files) << files.error().detail();
    std::string index = "Found Firmware for: 33 v31\r\n";
    for (std::size_t i = 0; i < files->size(); ++i)
        index += fmt::format("{} {:08X} {:08X}\r\n", (*files)[i].filename().string(),
                             *bundle->images[i].recordId, bundle->images[i].size);
    folder.write("out/firmware.hmf", index);

    const auto again = openBundle(target);
    ASSERT_TRUE(again) << again.error().detail();
    EXPECT_TRUE(again->whole());
    EXPECT_EQ(again->platform, bundle->platform);
    ASSERT_EQ(again->images.size(), bundle->images.size());
    for (std::size_t i = 0; i < files->size(); ++i) {
        EXPECT_EQ(digestOf(again->images[i]), digestOf(bundle->images[i])) << i;
        EXPECT_EQ(again->images[i].role, bundle->images[i].role) << i;
        EXPECT_EQ(again->images[i].recordId, bundle->images[i].recordId) << i;
        EXPECT_EQ(again->images[i].partition, bundle->images[i].partition) << i;
    }
}

}  // namespace
}  // namespace reviver
