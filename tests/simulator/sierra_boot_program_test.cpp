// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_gobi.h"
#include "tests/simulator/emergency_bench.h"

#include <gmock/gmock.h>

namespace reviver::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

constexpr std::uint32_t kSwitch = 0xFF00;
const Bytes kSierraHello = words({0x01, 0x30, 2, 1, 0x400, 0, 0, 0, 0, 0, 0, 0});
const Bytes kReady = words({0x0B, 0x08});
const Bytes kNotSupported = words({0x04, 0x10, 0, 0x1F});
const std::string kTaken = "<response value=\"ACK\" />\r\n</data>";
const std::string kRefused = "<response value=\"NAK\" />\r\n</data>";

/// The words of libqmi's hello reply, whose lowest version is 2 as well.
const Bytes kCommandMode = words({0x02, 0x30, 2, 2, 0, 3, 0, 0, 0, 0, 0, 0});

class SierraBootProgramTest : public testing::Test {
protected:
    void switchToFirehose()
    {
        bench.openPort();
        ASSERT_EQ(bench.tell(kCommandMode), kReady);
        ASSERT_EQ(bench.tell(words({0x0D, 0x0C, kSwitch})), words({0x0E, 0x10, kSwitch, 9}));
        const Bytes said = bench.tell(words({0x0F, 0x0C, kSwitch}));
        ASSERT_EQ(std::string(said.begin(), said.end()), "confirmed");
        bench.pass(std::chrono::seconds(1));
        ASSERT_TRUE(bench.modem.take("edl").empty()) << "it speaks only when it is asked";
    }
    std::string program(std::size_t octets, const std::string &file = "spkg.cwe")
    {
        return bench.request("<program PAGES_PER_BLOCK=\"64\" SECTOR_SIZE_IN_BYTES=\"2048\" filename=\""
                             + file + "\" num_partition_sectors=\"" + std::to_string((octets + 2047) / 2048)
                             + "\" physical_partition_number=\"0\" start_sector=\"-1\" />");
    }
    /// Sends the package as whole sectors; what comes back.
    std::string send(Bytes package)
    {
        package.resize((package.size() + 2047) / 2048 * 2048, 0);
        const Bytes reply = bench.tell(package);
        return std::string(reply.begin(), reply.end());
    }

    EmergencyBench bench{"em7565-download"};
};

TEST_F(SierraBootProgramTest, SwitchesToFirehoseInCommandModeOnly)
{
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "1199:9090");
    EXPECT_EQ(bench.openPort(), kSierraHello);
    EXPECT_EQ(bench.tell(words({0x0D, 0x0C, kSwitch})), words({0x04, 0x10, 0, 0x01}));
    EXPECT_EQ(bench.tell(helloReply(0)), words({0x04, 0x10, 0, 0x18})) << "it takes no programmer";
    EXPECT_EQ(bench.tell(kCommandMode), kReady);
    EXPECT_EQ(bench.tell(words({0x0D, 0x0C, 1})), kNotSupported);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Sahara);
    switchToFirehose();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Firehose);
}

TEST_F(SierraBootProgramTest, DoesNotSwitchOnceItWasDisturbedUntilItRestarts)
{
    bench.openPort();
    EXPECT_EQ(bench.tell({0x00}), kSierraHello);
    EXPECT_EQ(bench.tell(kCommandMode), kReady);
    EXPECT_EQ(bench.tell(words({0x0D, 0x0C, kSwitch})), kNotSupported);
    EXPECT_EQ(bench.tell(words({0x07, 0x08})), words({0x08, 0x08}));
    bench.waitForReturn();
    switchToFirehose();
}

TEST_F(SierraBootProgramTest, NamesThePayloadAndTheSectorsThatItWants)
{
    switchToFirehose();
    EXPECT_THAT(bench.request("<NOP value=\"ping\" />"), HasSubstr("\"SWI supported functions: CWE\""));
    const std::string sizes = "MaxPayloadSizeToTargetInBytes=\"8192\"";
    EXPECT_THAT(bench.request("<configure MemoryName=\"eMMC\" MaxPayloadSizeToTargetInBytes=\"1048576\" />"),
                testing::AllOf(HasSubstr("\"NAK\""), HasSubstr(sizes)));
    EXPECT_THAT(bench.request("<configure MemoryName=\"eMMC\" MaxPayloadSizeToTargetInBytes=\"8192\" />"),
                testing::AllOf(HasSubstr("\"ACK\""), HasSubstr(sizes)));
    const std::string storage = bench.request("<getStorageInfo physical_partition_number=\"0\" />");
    for (const char *line : {"SECTOR_SIZE_IN_BYTES=2048", "pages_in_block=64",
                             "num_partition_sectors=", "total_sector_size_in_bytes="})
        EXPECT_THAT(storage, HasSubstr(line));
}

TEST_F(SierraBootProgramTest, WritesAPackageAndStartsFromIt)
{
    switchToFirehose();
    const Bytes package = em7565PracticePackage();
    EXPECT_THAT(program(package.size()), EndsWith("value=\"ACK\" rawmode=\"true\" />\r\n</data>"));
    EXPECT_THAT(send(package),
                testing::AllOf(HasSubstr("SWI CWE image processed OK"),
                               EndsWith("value=\"ACK\" rawmode=\"false\" />\r\n</data>")));
    EXPECT_EQ(bench.modem.flash().at("cwe_modm"), em7565PracticeImages()[1].data);

    // What libqmi sends behind the sectors spoils the next request, and only that.
    EXPECT_TRUE(bench.tell(Bytes(512, 0)).empty());
    const std::string reset = "<power DelayInSeconds=\"0\" value=\"reset\" />";
    EXPECT_THAT(bench.request(reset),
                testing::AllOf(HasSubstr("XML not formed correctly"), EndsWith(kRefused)));
    EXPECT_THAT(bench.request(reset), EndsWith(kTaken));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "1199:9091");
    EXPECT_THAT(bench.askText("ATI\r"), HasSubstr(std::string(kEm7565PracticeVersion)));
}

TEST_F(SierraBootProgramTest, RefusesWhatIsNoPackageAndStaysWhereItIs)
{
    switchToFirehose();
    const Bytes package = em7565PracticePackage();
    EXPECT_THAT(program(package.size(), "boot.mbn"), EndsWith(kRefused));
    EXPECT_THAT(program(4096), HasSubstr("rawmode=\"true\""));
    EXPECT_THAT(send(Bytes(package.begin(), package.begin() + 4096)),
                testing::AllOf(HasSubstr("SWI Error Code"), HasSubstr("value=\"NAK\"")))
        << "it ends inside of its first image";
    EXPECT_THAT(bench.request("<power value=\"reset\" />"), EndsWith(kTaken));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Sahara);
}

TEST_F(SierraBootProgramTest, NotesWhatMustNeverBeSent)
{
    switchToFirehose();
    EXPECT_THAT(bench.request("<erase start_sector=\"0\" />"), EndsWith(kRefused));
    EXPECT_THAT(bench.modem.forbiddenSeen(), testing::ElementsAre("firehose erase"));
}

}  // namespace
}  // namespace reviver::test
