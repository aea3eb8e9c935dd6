// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/firehose/firehose_client.h"
#include "tests/protocol/firehose/programmer_texts.h"
#include "tests/support/faulty_transport.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::firehose {
namespace {

using namespace std::chrono_literals;
using test::hex;
using test::ScriptedTransport;
using testing::ElementsAre;

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

std::string request(std::string_view element)
{
    return std::string(kHead) + "<data>" + std::string(element) + "</data>";
}

std::string configureText(const char *size)
{
    return request(std::string("<configure MemoryName=\"nand\" Verbose=\"0\" AlwaysValidate=\"0\" "
                               "MaxPayloadSizeToTargetInBytes=\"")
                   + size + "\" ZlpAwareHost=\"1\" SkipStorageInit=\"0\"/>");
}

const std::string kNak = reply("<response value=\"NAK\" />");
const std::string kRawOn = reply("<response value=\"ACK\" rawmode=\"true\" />");
const std::string kRawOff = reply("<response value=\"ACK\" rawmode=\"false\" />");

SectorRange smallRange()
{
    SectorRange range;
    range.startSector = "640";
    range.sectors = 3;
    range.sectorSize = 4;
    range.pagesPerBlock = 64;
    range.label = "sbl";
    return range;
}

std::string rangeText(const char *element, const char *sectors)
{
    return request(std::string("<") + element
                   + " PAGES_PER_BLOCK=\"64\" SECTOR_SIZE_IN_BYTES=\"4\" label=\"sbl\" "
                     "num_partition_sectors=\""
                   + sectors + "\" physical_partition_number=\"0\" start_sector=\"640\"/>");
}

class FirehoseClientTest : public testing::Test {
protected:
    Client::Source source()
    {
        return [this](std::uint64_t offset, MutableByteView buffer) -> Result<void> {
            std::copy_n(image.begin() + static_cast<std::ptrdiff_t>(offset), buffer.size(), buffer.begin());
            return {};
        };
    }

    const Bytes image = hex("01 02 03 04 05 06 07 08 09 0A");
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST_F(FirehoseClientTest, ConfiguresAndKeepsTheLog)
{
    client.feed(asBytes(log("Programmer starts")));
    port.expects(configureText("8192"));
    port.answers(log("Chip serial num: 1") + log("Supported Functions: program read"), 20ms);
    port.answers(reply("<response value=\"ACK\" MinVersionSupported=\"1\" MemoryName=\"nand\" "
                       "MaxPayloadSizeFromTargetInBytes=\"2048\" MaxPayloadSizeToTargetInBytes=\"8192\" "
                       "MaxPayloadSizeToTargetInBytesSupported=\"8192\" TargetName=\"9x07\" />"),
                 40ms);
    EXPECT_TRUE(client.configure("nand", 8192));
    EXPECT_EQ(client.maxPayload(), 8192u);
    EXPECT_THAT(client.logLines(),
                ElementsAre("Programmer starts", "Chip serial num: 1", "Supported Functions: program read"));
}

TEST_F(FirehoseClientTest, AsksForTheSizeThatTheProgrammerNames)
{
    port.expects(configureText("1048576"))
        .answers(reply("<response value=\"NAK\" MaxPayloadSizeToTargetInBytes=\"49152\" />"))
        .expects(configureText("49152"))
        .answers(kAck);
    EXPECT_TRUE(client.configure("nand"));
    EXPECT_EQ(client.maxPayload(), 49152u);
}

TEST_F(FirehoseClientTest, TakesTheSmallerSizeOfAnAcknowledgement)
{
    port.expects(configureText("1048576"))
        .answers(reply("<response value=\"ACK\" MaxPayloadSizeToTargetInBytes=\"16384\" />"));
    EXPECT_TRUE(client.configure("nand"));
    EXPECT_EQ(client.maxPayload(), 16384u);
}

TEST_F(FirehoseClientTest, DoesNotNegotiateForEver)
{
    port.expects(configureText("1048576"))
        .answers(reply("<response value=\"NAK\" MaxPayloadSizeToTargetInBytes=\"49152\" />"))
        .expects(configureText("49152"))
        .answers(log("no such memory")
                 + reply("<response value=\"NAK\" MaxPayloadSizeToTargetInBytes=\"4096\" />"));
    const auto configured = client.configure("nand");
    ASSERT_FALSE(configured);
    EXPECT_EQ(configured.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(configured.error().detail(), "configure: NAK: no such memory");
}

TEST_F(FirehoseClientTest, ConfiguresAgainWhileTheProgrammerStarts)
{
    port.expects(configureText("1048576")).expects(configureText("1048576")).answers(kAck);
    EXPECT_TRUE(client.configure("nand"));
}

TEST_F(FirehoseClientTest, DoesNotTakeALateResponseForTheNextRequests)
{
    port.expects(request("<nop/>")).answers(kAck, 5100ms);
    port.expects(rangeText("erase", "3")).answers(kNak, 10ms);
    EXPECT_EQ(client.nop().error().code(), ErrorCode::Timeout);
    EXPECT_EQ(client.erase(smallRange()).error().code(), ErrorCode::DeviceRefused);
}

TEST_F(FirehoseClientTest, ProgramsInPiecesAndPadsTheLastSector)
{
    port.expects(configureText("8")).answers(kAck);
    ASSERT_TRUE(client.configure("nand", 8));
    port.expects(rangeText("program", "3")).answers(log("start 640") + kRawOn);
    port.expects(hex("01 02 03 04 05 06 07 08 09 0A 00 00")).answers(log("done") + kRawOff, 100s);
    std::vector<std::uint64_t> steps;
    EXPECT_TRUE(client.program(smallRange(), image.size(), source(),
                               [&steps](std::uint64_t done, std::uint64_t) { steps.push_back(done); }));
    EXPECT_THAT(steps, ElementsAre(8, 10));
}

TEST_F(FirehoseClientTest, EndsAPieceThatIsNotFullWithZerosAndForgetsTheirRefusal)
{
    port.expects(configureText("8")).answers(kAck);
    ASSERT_TRUE(client.configure("nand", 8));
    port.expects(rangeText("program", "3")).answers(kRawOn);
    port.expects(hex("01 02 03 04 05 06 07 08 09 0A 00 00"))
        .expects(Bytes(512, 0))
        .answers(kRawOff + log("XML not formed correctly") + kNak);
    EXPECT_TRUE(client.program(smallRange(), image.size(), source(), {}, Client::RawEnd::BehindZeros));
    port.expects(request("<nop/>")).answers(kAck);
    EXPECT_TRUE(client.nop());

    port.expects(rangeText("program", "2"))
        .answers(kRawOn)
        .expects(hex("01 02 03 04 05 06 07 08"))
        .answers(kRawOff);
    EXPECT_TRUE(client.program(smallRange(), 8, source(), {}, Client::RawEnd::BehindZeros)) << "it is full";
    EXPECT_TRUE(port.finished());
}

TEST_F(FirehoseClientTest, NeverTakesAPackageForDoneThatWasRefusedBehindZeros)
{
    port.expects(rangeText("program", "3")).answers(kRawOn);
    port.expects(hex("01 02 03 04 05 06 07 08 09 0A 00 00"))
        .expects(Bytes(512, 0))
        .answers(log("SWI Error Code: 1") + reply("<response value=\"NAK\" rawmode=\"false\" />"));
    const auto written
        = client.program(smallRange(), image.size(), source(), {}, Client::RawEnd::BehindZeros);
    EXPECT_EQ(written.error().code(), ErrorCode::DeviceRefused);
    EXPECT_THAT(written.error().detail(), testing::HasSubstr("SWI Error Code"));
}

TEST_F(FirehoseClientTest, NamesOnlyTheSectorsThatAreWritten)
{
    SectorRange range = smallRange();
    range.sectors = 640;
    port.expects(rangeText("program", "1")).answers(kRawOn).expects(hex("01 02 03 04")).answers(kRawOff);
    EXPECT_TRUE(client.program(range, 4, source()));
}

TEST_F(FirehoseClientTest, RefusesAnImageThatIsLargerThanItsRange)
{
    EXPECT_EQ(client.program(smallRange(), 13, source()).error().code(), ErrorCode::InvalidArgument);
    EXPECT_EQ(client.program(smallRange(), 0, source()).error().code(), ErrorCode::InvalidArgument);
    SectorRange noSize = smallRange();
    noSize.sectorSize = 0;
    EXPECT_EQ(client.program(noSize, 4, source()).error().code(), ErrorCode::InvalidArgument);
    EXPECT_TRUE(port.written().empty());
}

struct FailureCase {
    std::string toRequest;
    std::string toData;  ///< Empty: silence, if the data are sent at all.
    bool sendsData;
    ErrorCode code;
};

TEST_F(FirehoseClientTest, NeverTakesAWriteForDoneThatWasNot)
{
    const FailureCase cases[] = {
        {kNak, "", false, ErrorCode::DeviceRefused},
        {"", "", false, ErrorCode::Timeout},
        {kAck, "", false, ErrorCode::UnexpectedMessage},
        {kRawOff, "", false, ErrorCode::UnexpectedMessage},
        {kRawOn, kNak, true, ErrorCode::DeviceRefused},
        {kRawOn, "", true, ErrorCode::Timeout},
        {kRawOn, kRawOn, true, ErrorCode::UnexpectedMessage},
        {kRawOn, log("finished"), true, ErrorCode::Timeout},
        {kRawOn, "<data><response value=\"ACK\" rawmode=</data>", true, ErrorCode::MalformedMessage},
        {reply("<response rawmode=\"true\" />"), "", false, ErrorCode::DeviceRefused},
    };
    for (const FailureCase &one : cases) {
        ScriptedTransport script(clock);
        Client writing(script, clock);
        script.expects(rangeText("program", "3"));
        if (!one.toRequest.empty())
            script.answers(one.toRequest);
        if (one.sendsData)
            script.expects(hex("01 02 03 04 05 06 07 08 09 0A 00 00"));
        if (!one.toData.empty())
            script.answers(one.toData);
        const auto written = writing.program(smallRange(), image.size(), source());
        ASSERT_FALSE(written) << one.toRequest << one.toData;
        EXPECT_EQ(written.error().code(), one.code) << one.toRequest << one.toData;
    }
}

TEST_F(FirehoseClientTest, NeverTakesAnEarlyAcknowledgementForDone)
{
    const std::pair<std::string, ErrorCode> cases[]
        = {{kRawOff, ErrorCode::UnexpectedMessage},
           {log("flash write failed") + kNak, ErrorCode::DeviceRefused},
           {"<data><response <</data>", ErrorCode::MalformedMessage}};
    for (const auto &[early, code] : cases) {
        ScriptedTransport script(clock);
        Client writing(script, clock);
        script.expects(configureText("8")).answers(kAck);
        ASSERT_TRUE(writing.configure("nand", 8));
        script.expects(rangeText("program", "3")).answers(kRawOn);
        script.expects(hex("01 02 03 04 05 06 07 08")).answers(early);
        const auto written = writing.program(smallRange(), image.size(), source());
        ASSERT_FALSE(written) << early;
        EXPECT_EQ(written.error().code(), code) << early;
    }
}

TEST_F(FirehoseClientTest, NeverTakesAWriteForDoneWhoseRestWasRefusedAsRequest)
{
    // It took a part only, acknowledged, and then wondered at sectors that are no XML.
    port.expects(rangeText("program", "3")).answers(kRawOn);
    port.expects(hex("01 02 03 04 05 06 07 08 09 0A 00 00"))
        .answers(kRawOff)
        .answers(log("XML not formed correctly") + kNak, 60ms);
    const auto written = client.program(smallRange(), image.size(), source());
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(client.counters().frames, 1u);
}

TEST_F(FirehoseClientTest, KnowsWhatTheProgrammerSaysThatItCanDo)
{
    EXPECT_EQ(client.offers("read"), std::nullopt) << "nothing was said yet";
    std::vector<std::string> heard;
    client.onLog([&heard](const std::string &line) { heard.push_back(line); });
    client.feed(asBytes(log("Supported Functions: program configure power erase")));
    port.expects(request("<nop/>")).answers(kAck);
    ASSERT_TRUE(client.nop());
    EXPECT_EQ(client.offers("erase"), true);
    EXPECT_EQ(client.offers("program"), true);
    EXPECT_EQ(client.offers("read"), false);
    EXPECT_EQ(client.offers("getsha256digest"), false);
    EXPECT_THAT(heard, ElementsAre("Supported Functions: program configure power erase"));
}

TEST_F(FirehoseClientTest, KnowsItFromAListWithALineForEach)
{
    client.feed(asBytes(log("Supported Functions (3):") + log("program") + log("read") + log("erase")
                        + log("End of supported functions 3") + log("patch")));
    port.expects(request("<nop/>")).answers(kAck);
    ASSERT_TRUE(client.nop());
    EXPECT_EQ(client.offers("read"), true);
    EXPECT_EQ(client.offers("patch"), false);
}

TEST_F(FirehoseClientTest, NamesTheLastLogLinesOfARefusal)
{
    port.expects(rangeText("erase", "3"))
        .answers(log("one") + log("two") + log("three") + log("four") + kNak);
    EXPECT_EQ(client.erase(smallRange()).error().detail(), "erase: NAK: two; three; four");
}

TEST_F(FirehoseClientTest, ReadsRawSectorsBetweenTheResponsesHoweverTheyAreCut)
{
    // Raw sectors that look like the end of a document.
    const Bytes sectors = hex("3C 2F 64 61 74 61 3E 3C 3F 78 6D 6C");
    for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, std::size_t{64}, std::size_t{10000}}) {
        ScriptedTransport script(clock);
        test::FaultyTransport cut(script, {.mostPerRead = piece});
        Client reading(cut, clock);
        Bytes answer;
        append(answer, asBytes(kRawOn));
        append(answer, sectors);
        append(answer, asBytes(kRawOff));
        script.expects(rangeText("read", "3")).answers(answer);
        Bytes got;
        EXPECT_TRUE(reading.read(smallRange(), [&got](ByteView octets) -> Result<void> {
            append(got, octets);
            return {};
        }));
        EXPECT_EQ(got, sectors);
    }
}

TEST_F(FirehoseClientTest, TellsARangeThatEndsEarly)
{
    port.expects(rangeText("read", "3")).answers(kRawOn).answers(hex("01 02 03 04 05"));
    const auto done = client.read(smallRange(), [](ByteView) -> Result<void> { return {}; });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code(), ErrorCode::Timeout);
    EXPECT_THAT(done.error().detail(), testing::StartsWith("read: after 5 of 12 octets"));
}

TEST_F(FirehoseClientTest, FindsTheDigestInTheLog)
{
    const std::string digest(64, 'A');
    port.expects(rangeText("getsha256digest", "3"))
        .answers(log("logbuf@0x0805F7C0 fh@0x0805CE30") + log("0x" + digest) + kAck);
    EXPECT_EQ(client.sha256(smallRange()), std::string(64, 'a'));
    port.expects(rangeText("getsha256digest", "3")).answers(log("busy") + kAck);
    EXPECT_EQ(client.sha256(smallRange()).error().code(), ErrorCode::Unsupported);
}

TEST_F(FirehoseClientTest, GivesTheLogOfTheStorageQueryOnly)
{
    port.expects(request("<nop/>")).answers(log("hello") + kAck);
    port.expects(request("<getstorageinfo physical_partition_number=\"0\"/>"))
        .answers(log("{&quot;page_size&quot;: 2048}") + kAck);
    ASSERT_TRUE(client.nop());
    const auto lines = client.storageInfo(0);
    ASSERT_TRUE(lines);
    EXPECT_THAT(*lines, ElementsAre("{\"page_size\": 2048}"));
}

TEST_F(FirehoseClientTest, SendsOnlyPatchesForTheModem)
{
    Patch patch{0, "NUM_DISK_SECTORS-1.", 512, 24, 4, "CRC32(1,92)", "DISK"};
    port
        .expects(request(
            "<patch SECTOR_SIZE_IN_BYTES=\"512\" byte_offset=\"24\" filename=\"DISK\" "
            "physical_partition_number=\"0\" size_in_bytes=\"4\" start_sector=\"NUM_DISK_SECTORS-1.\" "
            "value=\"CRC32(1,92)\"/>"))
        .answers(kAck);
    EXPECT_TRUE(client.patch(patch));
    patch.fileName = "gpt_main0.bin";
    EXPECT_EQ(client.patch(patch).error().code(), ErrorCode::InvalidArgument);
}

TEST_F(FirehoseClientTest, StopsOnlyWhereTheProgrammerCanGoOn)
{
    StopSource stop;
    Client stopped(port, clock, stop.token());
    port.expects(configureText("8")).answers(kAck);
    ASSERT_TRUE(stopped.configure("nand", 8));
    port.expects(rangeText("program", "3")).answers(kRawOn);
    port.expects(hex("01 02 03 04 05 06 07 08 09 0A 00 00")).answers(kRawOff);
    const auto written
        = stopped.program(smallRange(), image.size(), source(),
                          [&](std::uint64_t, std::uint64_t) { stop.requestStop(StopRequest::Now); });
    EXPECT_EQ(written.error().code(), ErrorCode::Cancelled) << "while the end is awaited";
    EXPECT_EQ(stopped.erase(smallRange()).error().code(), ErrorCode::Cancelled);
}

TEST_F(FirehoseClientTest, EndsTheSession)
{
    port.expects(request("<setbootablestoragedrive value=\"1\"/>")).answers(kAck);
    EXPECT_TRUE(client.setBootableDrive(1));
    port.expects(request("<power value=\"reset\" DelayInSeconds=\"2\"/>")).answers(kAck);
    EXPECT_TRUE(client.power(Power::Reset));
    port.expects(request("<power value=\"reset_to_edl\" DelayInSeconds=\"0\"/>")).answers(kNak);
    EXPECT_FALSE(client.power(Power::ResetToEmergencyMode, 0));
    port.expects(request("<power value=\"off\" DelayInSeconds=\"2\"/>")).disconnects();
    EXPECT_TRUE(client.power(Power::Off));
}

TEST_F(FirehoseClientTest, EscapesTextInRequests)
{
    SectorRange range = smallRange();
    range.pagesPerBlock.reset();
    range.label = "a\"<&b";
    port
        .expects(request(
            "<erase SECTOR_SIZE_IN_BYTES=\"4\" label=\"a&quot;&lt;&amp;b\" num_partition_sectors=\"3\" "
            "physical_partition_number=\"0\" start_sector=\"640\"/>"))
        .answers(kAck);
    EXPECT_TRUE(client.erase(range));
}

}  // namespace
}  // namespace reviver::firehose
