// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "tests/simulator/emergency_bench.h"

#include <gmock/gmock.h>

namespace reviver::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

const std::string kAck = "<response value=\"ACK\" />\r\n</data>";
const std::string kNak = "<response value=\"NAK\" />\r\n</data>";
const std::string kRawOn = "<response value=\"ACK\" rawmode=\"true\" />\r\n</data>";
const std::string kRawOff = "<response value=\"ACK\" rawmode=\"false\" />\r\n</data>";
const std::string kRawNak = "<response value=\"NAK\" rawmode=\"false\" />\r\n</data>";

constexpr std::size_t kBlock = 128 * 1024;

Bytes noise(std::size_t size)
{
    Bytes octets(size);
    for (std::size_t i = 0; i < size; ++i)
        octets[i] = static_cast<std::uint8_t>(i * 31 >> 3);
    return octets;
}

class FirehoseProgramTest : public testing::Test {
protected:
    void SetUp() override
    {
        said = bench.startProgrammer();
        ASSERT_THAT(bench.configure(), HasSubstr("value=\"ACK\""));
    }
    /// Programs `octets` and gives the answer behind the sectors.
    std::string write(int start, const Bytes &octets)
    {
        EXPECT_THAT(bench.rows("program", start, static_cast<int>(octets.size() / 2048)), EndsWith(kRawOn));
        const Bytes reply = bench.tell(octets);
        return std::string(reply.begin(), reply.end());
    }
    Bytes readBack(int start, int sectors)
    {
        const std::string first = bench.rows("read", start, sectors);
        const std::size_t at = first.find("</data>") + 7;
        Bytes all(first.begin() + static_cast<std::ptrdiff_t>(at), first.end());
        for (Bytes more = bench.modem.take("edl"); !more.empty(); more = bench.modem.take("edl"))
            append(all, more);
        const std::size_t size = static_cast<std::size_t>(sectors) * 2048;
        EXPECT_THAT(std::string(all.begin() + static_cast<std::ptrdiff_t>(size), all.end()),
                    EndsWith(kRawOff));
        all.resize(size);
        return all;
    }

    EmergencyBench bench;
    std::string said;
};

TEST_F(FirehoseProgramTest, TalksFirst)
{
    EXPECT_EQ(said.rfind("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>", 0), 0u) << said;
    EXPECT_THAT(said, HasSubstr("<log value=\"Supported Functions: program configure"));
    EXPECT_THAT(said, Not(HasSubstr("response")));
}

TEST_F(FirehoseProgramTest, NamesTheLargestPayload)
{
    const std::string reply = bench.configure(1048576);
    EXPECT_THAT(reply, HasSubstr("<response value=\"NAK\""));
    EXPECT_THAT(reply, HasSubstr("MaxPayloadSizeToTargetInBytes=\"8192\""));
    EXPECT_THAT(bench.rows("erase", 640, 640), EndsWith(kNak)) << "not configured now";
    EXPECT_THAT(bench.configure(4096), HasSubstr("<response value=\"ACK\""));
    EXPECT_THAT(bench.rows("erase", 640, 640), EndsWith(kAck));
}

TEST_F(FirehoseProgramTest, WritesPagesOnlyWhereBlocksWereErased)
{
    const Bytes first = noise(2 * 2048);
    EXPECT_THAT(write(640, first), EndsWith(kRawOff));
    EXPECT_EQ(readBack(640, 2), first);
    EXPECT_THAT(write(640, Bytes(2 * 2048, 0x55)), EndsWith(kRawNak)) << "the pages are not erased";
    EXPECT_THAT(bench.rows("erase", 640, 640), EndsWith(kAck));
    EXPECT_EQ(readBack(640, 2), Bytes(2 * 2048, 0xFF));
    EXPECT_THAT(write(640, Bytes(2 * 2048, 0x55)), EndsWith(kRawOff));
}

TEST_F(FirehoseProgramTest, PassesBadBlocksOver)
{
    // Block 3 is bad, so an image over blocks 2 to 4 ends in block 5.
    const Bytes image = noise(3 * kBlock);
    EXPECT_THAT(write(128, image), EndsWith(kRawOff));
    EXPECT_EQ(readBack(128, 3 * 64), image);
    EXPECT_EQ(readBack(5 * 64, 64), Bytes(image.begin() + 2 * kBlock, image.end()));
}

TEST_F(FirehoseProgramTest, TakesSectorsHoweverTheyAreCut)
{
    const Bytes image = noise(4 * 2048);
    EXPECT_THAT(bench.rows("program", 640, 4), EndsWith(kRawOn));
    Bytes reply;
    for (const std::uint8_t octet : image)
        append(reply, bench.tell({octet}));
    EXPECT_THAT(std::string(reply.begin(), reply.end()), EndsWith(kRawOff));
    EXPECT_EQ(readBack(640, 4), image);
}

TEST_F(FirehoseProgramTest, MakesADigestOfWhatStandsInFlash)
{
    const Bytes image = noise(3 * 2048);
    write(640, image);
    EXPECT_THAT(bench.rows("getsha256digest", 640, 3), HasSubstr(sha256Hex(image)));
}

TEST_F(FirehoseProgramTest, RefusesWhatDoesNotFitToItsFlash)
{
    EXPECT_THAT(bench.rows("erase", 641, 640), EndsWith(kNak));
    EXPECT_THAT(bench.rows("erase", 640, 641), EndsWith(kNak));
    EXPECT_THAT(bench.rows("erase", 131008, 128), EndsWith(kNak));
    EXPECT_THAT(bench.rows("program", 1, 1), EndsWith(kNak));
    EXPECT_THAT(bench.rows("read", 131072, 1), EndsWith(kNak));
    EXPECT_THAT(bench.request("<program SECTOR_SIZE_IN_BYTES=\"4096\" num_partition_sectors=\"1\" "
                              "start_sector=\"0\"/>"),
                EndsWith(kNak));
    EXPECT_THAT(bench.request("<erase start_sector=\"0\"/>"), EndsWith(kNak));
    EXPECT_THAT(bench.request("<poke address64=\"0\"/>"), EndsWith(kNak));
    EXPECT_THAT(bench.askText("7E\x0C", "edl"), EndsWith(kNak));
    EXPECT_THAT(bench.request("<erase"), EndsWith(kNak));
}

TEST_F(FirehoseProgramTest, PatchesOnlyTheFlash)
{
    write(640, Bytes(2 * 2048, 0x11));
    const std::string row = "<patch SECTOR_SIZE_IN_BYTES=\"2048\" byte_offset=\"4\" size_in_bytes=\"4\" "
                            "physical_partition_number=\"0\" start_sector=\"641\" value=\"{}\" filename=\"";
    const auto with = [&](const char *value, const char *file) {
        std::string text = row + file + "\"/>";
        return text.replace(text.find("{}"), 2, value);
    };
    EXPECT_THAT(bench.request(with("NUM_DISK_SECTORS-33.", "DISK")), EndsWith(kAck));
    Bytes expected(2 * 2048, 0x11);
    const Bytes value = words({131072 - 33});
    std::copy(value.begin(), value.end(), expected.begin() + 2048 + 4);
    EXPECT_EQ(readBack(640, 2), expected);
    EXPECT_THAT(bench.request(with("5", "partition.bin")), EndsWith(kNak));
    EXPECT_THAT(bench.request(with("what", "DISK")), EndsWith(kNak));
}

TEST_F(FirehoseProgramTest, OtherRequests)
{
    EXPECT_THAT(bench.request("<nop value=\"ping\"/>"), EndsWith(kAck));
    EXPECT_THAT(bench.request("<getstorageinfo physical_partition_number=\"0\"/>"),
                HasSubstr("&quot;page_size&quot;:2048"));
    EXPECT_THAT(bench.request("<power value=\"reset_to_edl\" DelayInSeconds=\"1\"/>"), EndsWith(kAck));
    bench.pass(std::chrono::milliseconds(500));
    EXPECT_TRUE(bench.modem.enumerate().has_value()) << "not before the delay";
    bench.pass(std::chrono::seconds(2));
    EXPECT_FALSE(bench.modem.enumerate().has_value());
    bench.pass(std::chrono::seconds(1));
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Sahara);
}

TEST(FirehoseProgrammer, CanDoOnlyWhatItSays)
{
    EmergencyBench bench;
    EXPECT_THAT(bench.startProgrammer(practiceProgrammer("program configure power erase nop")),
                HasSubstr("Supported Functions: program configure power erase nop\""));
    bench.configure();
    EXPECT_THAT(bench.rows("getsha256digest", 0, 1), HasSubstr("Unrecognized tag 'getsha256digest'"));
    EXPECT_THAT(bench.rows("read", 0, 1), EndsWith(kNak));
}

/// The set without one image, written by hand in the safe order; true if the modem then starts.
bool bootsWithout(std::string_view partition)
{
    EmergencyBench bench;
    bench.startProgrammer();
    bench.configure();
    for (const PlacedImage &image : practicePlacedImages(PracticeSizes::Small, kFirehosePracticeVersion)) {
        if (image.partition == partition)
            continue;
        Bytes sectors = image.data;
        sectors.resize((sectors.size() + 2047) / 2048 * 2048, 0);
        bench.rows("program", static_cast<int>(image.firstBlock * 64),
                   static_cast<int>(sectors.size() / 2048));
        bench.tell(sectors);
    }
    bench.request("<power value=\"reset\"/>");
    bench.pass(std::chrono::seconds(1));
    EXPECT_FALSE(bench.modem.enumerate().has_value());
    bench.pass(std::chrono::seconds(4));
    return bench.modem.mode() == PracticeMode::Normal;
}

TEST(SectorBoot, NeedsEveryProgramInThePlaceThatTheTableNames)
{
    EXPECT_TRUE(bootsWithout("none"));
    for (const char *partition :
         {"0:SBL", "0:MIBIB", "0:TZ", "0:RPM", "0:aboot", "0:boot", "0:modem", "0:system"})
        EXPECT_FALSE(bootsWithout(partition)) << partition;
    EXPECT_TRUE(bootsWithout("0:usr_data")) << "not needed to start";
}

}  // namespace
}  // namespace reviver::test
