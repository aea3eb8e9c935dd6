// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;

// Flips one octet in the middle of a file: somewhere in the data of a record.
QString damagedCopy(const PracticeFiles &files)
{
    const QString copy = files.folder / "damaged.exe";
    std::string content = readFile(files.firmware.toStdString());
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 0x55);
    writeFile(copy.toStdString(), content);
    return copy;
}

TEST(Inspect, WholeFileHasTheFieldsThatScriptsRelyOn)
{
    const PracticeFiles files;
    const Finished run = runCli({"inspect", files.firmware, "--json"});
    EXPECT_EQ(run.code, 0) << run.err;
    const nlohmann::json bundle = run.json();
    ASSERT_TRUE(bundle.is_object()) << run.out;
    for (const char *field : {"format", "platform", "product", "version", "images", "problems"})
        EXPECT_TRUE(bundle.contains(field)) << field;
    EXPECT_EQ(bundle["problems"].size(), 0u);
    ASSERT_EQ(bundle["images"].size(), 8u);
    for (const nlohmann::json &image : bundle["images"]) {
        for (const char *field :
             {"name", "role", "record_id", "size", "stored_size", "offset", "sha256", "check", "certainty"})
            EXPECT_TRUE(image.contains(field)) << field;
        EXPECT_EQ(image["check"], "good");
    }
}

TEST(Inspect, TextNamesEveryImage)
{
    const PracticeFiles files;
    const nlohmann::json bundle = runCli({"inspect", files.firmware, "--json"}).json();
    const Finished run = runCli({"inspect", files.firmware});
    EXPECT_EQ(run.code, 0);
    for (const nlohmann::json &image : bundle["images"])
        EXPECT_THAT(run.out, HasSubstr(image["name"].get<std::string>()));
    EXPECT_THAT(run.out, HasSubstr("The file is whole: 8 images"));
}

TEST(Inspect, DamagedFileEndsWithFourAndNamesTheProblem)
{
    const PracticeFiles files;
    const QString damaged = damagedCopy(files);
    const Finished run = runCli({"inspect", damaged, "--json"});
    EXPECT_EQ(run.code, 4);
    ASSERT_TRUE(run.json().is_object());
    ASSERT_GE(run.json()["problems"].size(), 1u);
    EXPECT_NE(run.json()["problems"][0]["what"], "");

    const Finished text = runCli({"inspect", damaged});
    EXPECT_EQ(text.code, 4);
    EXPECT_THAT(text.out, HasSubstr("damaged"));
}

TEST(Inspect, FileWithoutFirmwareStillGivesJsonWithAProblem)
{
    const TestFolder folder;
    const QString file = folder / "notes.txt";
    writeFile(file.toStdString(), "no firmware here");
    for (const QString &path : {file, folder / "missing.exe"}) {
        const Finished run = runCli({"inspect", path, "--json"});
        EXPECT_EQ(run.code, 4);
        ASSERT_TRUE(run.json().is_object()) << run.out;
        EXPECT_EQ(run.json()["format"], "");
        EXPECT_EQ(run.json()["images"].size(), 0u);
        EXPECT_EQ(run.json()["problems"].size(), 1u);
        EXPECT_NE(run.err, "");
    }
}

TEST(Extract, WritesEachImageOnceAndNeverAgain)
{
    const PracticeFiles files;
    const QString folder = files.folder / "images";
    const Finished run = runCli({"extract", files.firmware, "--to", folder});
    EXPECT_EQ(run.code, 0) << run.err;
    const auto count = std::ranges::distance(std::filesystem::directory_iterator(folder.toStdString()));
    EXPECT_EQ(count, 8);

    const Finished again = runCli({"extract", files.firmware, "--to", folder});
    EXPECT_EQ(again.code, 6);
    EXPECT_THAT(again.err, HasSubstr("never overwritten"));
}

TEST(Extract, TakesSingleImagesByNumber)
{
    const PracticeFiles files;
    const nlohmann::json bundle = runCli({"inspect", files.firmware, "--json"}).json();
    const QString folder = files.folder / "some";
    const Finished run = runCli({"extract", files.firmware, "--to", folder, "--image", "2", "--image", "4"});
    EXPECT_EQ(run.code, 0) << run.err;
    std::vector<std::uintmax_t> sizes;
    for (const auto &entry : std::filesystem::directory_iterator(folder.toStdString()))
        sizes.push_back(entry.file_size());
    EXPECT_THAT(sizes,
                testing::UnorderedElementsAre(bundle["images"][1]["size"].get<std::uintmax_t>(),
                                              bundle["images"][3]["size"].get<std::uintmax_t>()));

    EXPECT_EQ(runCli({"extract", files.firmware, "--to", folder, "--image", "9"}).code, 2);
    EXPECT_EQ(runCli({"extract", files.firmware, "--to", folder, "--image", "0"}).code, 2);
}

TEST(Extract, DamagedImageIsLeftOut)
{
    const PracticeFiles files;
    const QString folder = files.folder / "rest";
    const Finished run = runCli({"extract", damagedCopy(files), "--to", folder});
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("damaged"));
}

TEST(PracticeFilesCommand, ForumSizeIsTheForumsEightSizes)
{
    const PracticeFiles files(true);
    const nlohmann::json bundle = runCli({"inspect", files.firmware, "--json"}).json();
    ASSERT_TRUE(bundle.is_object());
    std::vector<std::uint64_t> sizes;
    for (const nlohmann::json &image : bundle["images"])
        sizes.push_back(image["size"]);
    EXPECT_THAT(
        sizes, testing::ElementsAre(0x1D0, 0x9F94, 0x71828, 0x1C4000, 0x247390, 0x1D57220, 0x7FB67, 0x4C000));
}

TEST(Inspect, SamplesOfDamageAreAllRefused)
{
    if (!sample("bad-block.bin"))
        GTEST_SKIP() << "no folder ../shared/samples beside the sources";
    for (const char *name : {"bad-block.bin", "bad-bs0.bin", "bad-hdsize0.bin", "bad-header.bin",
                             "bad-psize.bin", "bad-truncated.bin"}) {
        const Finished run = runCli({"inspect", *sample(name), "--json"});
        EXPECT_EQ(run.code, 4) << name;
        ASSERT_TRUE(run.json().is_object()) << name;
        EXPECT_GE(run.json()["problems"].size(), 1u) << name;
    }
}

TEST(Inspect, WholeSamplesAreUnderstood)
{
    if (!sample("qc8.bin"))
        GTEST_SKIP() << "no folder ../shared/samples beside the sources";
    for (const char *name : {"qc8.bin", "updater-nested.exe", "updater-overlay.exe", "hmf"})
        EXPECT_EQ(runCli({"inspect", *sample(name), "--json"}).code, 0) << name;
}

}  // namespace

}  // namespace reviver::test
