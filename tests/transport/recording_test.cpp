// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/transport/pcapng.h"
#include "core/transport/recording_file.h"
#include "core/transport/recording_tape.h"
#include "tests/support/kept_recording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using Kind = RecordedEvent::Kind;
using testing::HasSubstr;

RecordedEvent event(Kind kind, int time, Bytes octets = {})
{
    RecordedEvent made;
    made.kind = kind;
    made.time = std::chrono::microseconds(time);
    made.opening = 1;
    made.octets = std::move(octets);
    return made;
}

Bytes text(std::string_view octets)
{
    return {octets.begin(), octets.end()};
}

/// A modem that is asked for its IMEI, and is unplugged then.
Recording shortTalk()
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1003};
    device.product = "HUAWEI Mobile";
    device.serial = "AB12345678";
    device.location = "1-4";
    device.interfaces.resize(1);
    device.interfaces[0].interfaceClass = 0xFF;
    device.interfaces[0].port = "/dev/ttyUSB0";
    device.interfaces[0].endpointDetails = {{0x81, UsbEndpoint::Kind::Bulk, 512}};
    Recording talk;
    talk.began = Clock::WallTime(std::chrono::seconds(1'700'000'000));
    talk.events.push_back(event(Kind::Devices, 0));
    talk.events[0].opening = 0;
    talk.events[0].devices = {device};
    talk.events.push_back(event(Kind::Open, 10));
    talk.events[1].port = "/dev/ttyUSB0";
    talk.events.push_back(event(Kind::Sent, 20, text("AT+CGSN\r")));
    talk.events.push_back(event(Kind::Received, 30, text("\r\n0010100")));
    talk.events.push_back(event(Kind::Received, 31, text("00000008\r\n\r\nOK\r\n")));
    talk.events.push_back(event(Kind::Failed, 40));
    talk.events[5].code = ErrorCode::PortDisconnected;
    talk.events[5].detail = "gone";
    talk.events.push_back(event(Kind::Close, 50));
    return talk;
}

std::string joined(const Recording &recording)
{
    std::string octets;
    for (const RecordedEvent &one : recording.events)
        if (one.kind == Kind::Received)
            octets += asText(one.octets);
    return octets;
}

TEST(Recording, LinesAreAsDocumented)
{
    const std::string file = recordingText(shortTalk());
    EXPECT_THAT(file,
                testing::StartsWith("{\"format\":\"reviver-recording\",\"version\":1,"
                                    "\"began\":\"2023-11-14T22:13:20.000Z\",\"began_us\":1700000000000000,"
                                    "\"identity_masked\":false}\n{\"t\":0,\"what\":\"devices\""));
    EXPECT_THAT(file,
                HasSubstr("\n{\"t\":10,\"what\":\"open\",\"opening\":1,\"port\":\"/dev/ttyUSB0\"}\n"
                          "{\"t\":20,\"what\":\"sent\",\"opening\":1,\"octets\":\"41542b4347534e0d\"}\n"));
    EXPECT_THAT(file,
                HasSubstr("{\"t\":40,\"what\":\"failed\",\"opening\":1,\"code\":\"PortDisconnected\","
                          "\"detail\":\"gone\"}\n{\"t\":50,\"what\":\"close\",\"opening\":1}\n"
                          "{\"what\":\"end\",\"events\":7,\"complete\":true}\n"));
}

TEST(Recording, ComesBackAsItWas)
{
    const Recording talk = shortTalk();
    const auto again = parseRecording(recordingText(talk));
    ASSERT_TRUE(again) << again.error().detail();
    EXPECT_EQ(again->began, talk.began);
    ASSERT_EQ(again->events.size(), talk.events.size());
    EXPECT_EQ(again->events[0].devices, talk.events[0].devices);
    EXPECT_EQ(again->events[4].octets, talk.events[4].octets);
    EXPECT_EQ(again->events[5].code, ErrorCode::PortDisconnected);
    EXPECT_EQ(again->events[6].line, 8u);
    EXPECT_EQ(recordingText(*again), recordingText(talk));
}

TEST(Recording, OfAProgramThatWasKilledIsReadUpToItsLastWholeLine)
{
    const std::string file = recordingText(shortTalk());
    const std::size_t head = file.find('\n') + 1;
    for (std::size_t size = 0; size < file.size(); ++size) {
        const std::string_view cut = std::string_view(file).substr(0, size);
        const auto read = parseRecording(cut);
        ASSERT_EQ(read.has_value(), size >= head) << size;
        if (read) {
            EXPECT_FALSE(read->complete) << size;
            EXPECT_EQ(read->events.size(), std::min<std::size_t>(7, std::ranges::count(cut, '\n') - 1));
        }
    }
}

struct Hostile {
    const char *from;
    const char *to;
    const char *says;
};

class HostileRecording : public testing::TestWithParam<Hostile> {};

TEST_P(HostileRecording, IsRefusedWithThePlace)
{
    std::string file = recordingText(shortTalk());
    const std::size_t at = file.find(GetParam().from);
    ASSERT_NE(at, std::string::npos);
    file.replace(at, std::string_view(GetParam().from).size(), GetParam().to);
    const auto read = parseRecording(file);
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().detail(), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Table, HostileRecording,
    testing::Values(Hostile{"reviver-recording", "pictures", "line 1: the file is no recording"},
                    Hostile{"\"version\":1", "\"version\":2", "line 1: the recording is of version 2"},
                    Hostile{"\"began_us\":17", "\"began_us\":-17", "line 1: \"began_us\""},
                    Hostile{"\"identity_masked\":false", "\"identity_masked\":0", "\"identity_masked\""},
                    Hostile{"\"devices\":[{", "\"devices\":[7,{", "line 2: "},
                    Hostile{"\"vendor\":4817", "\"vendor\":70000", "line 2: \"vendor\""},
                    Hostile{"[129,2,512]", "[129,9,512]", "line 2: \"endpoint_list\""},
                    Hostile{"\"what\":\"open\",\"opening\":1", "\"what\":\"open\",\"opening\":2",
                            "line 3: opening 2 where 1"},
                    Hostile{"\"what\":\"sent\",\"opening\":1", "\"what\":\"sent\",\"opening\":9",
                            "line 4: opening 9 is not open"},
                    Hostile{"41542b", "41542", "line 4: \"octets\""}, Hostile{"41542b", "41zz2b", "line 4: "},
                    Hostile{"\"what\":\"sent\"", "\"what\":\"sung\"", "line 4: \"what\""},
                    Hostile{"{\"t\":30,", "{\"t\":3,", "line 5: its time is before"},
                    Hostile{"{\"t\":30,", "{\"t\":99999999999999999999,", "line 5: "},
                    Hostile{"PortDisconnected", "PortOnFire", "line 7: \"code\""},
                    Hostile{"{\"t\":40", "[[[[{\"t\":40", "line 7: no JSON object"},
                    Hostile{"\"events\":7", "\"events\":8", "line 9: the recording should have 8"},
                    Hostile{"true}\n", "true}\n{}\n", "line 10: something follows"}));

TEST(RecordingIdentity, NumbersOverSeveralReadsAreMaskedAtTheSameLength)
{
    const Recording talk = masked(shortTalk());
    EXPECT_EQ(joined(talk), "\r\n001111111111008\r\n\r\nOK\r\n");
    EXPECT_TRUE(talk.identityMasked);
    EXPECT_TRUE(talk.events[3].masked);
    EXPECT_FALSE(talk.events[2].masked);
    EXPECT_EQ(talk.events[0].devices[0].serial, "AB11111678");
    EXPECT_EQ(talk.events[0].devices[0].interfaces[0].port, "/dev/ttyUSB0");
}

TEST(RecordingIdentity, BlankNumbersStay)
{
    Recording talk = shortTalk();
    talk.events[3].octets = text("\r\n0000000");
    talk.events[4].octets = text("00000000\r\n\r\nOK\r\n");
    EXPECT_EQ(joined(masked(talk)), "\r\n000000000000000\r\n\r\nOK\r\n");
}

TEST(RecordingIdentity, FrameWithTheImeiKeepsAGoodChecksum)
{
    // DIAG's answer to "read item 550" with the IMEI 001010000000008; CRC by the standard.
    Recording talk = shortTalk();
    const Bytes content = parseHex("26 26 02 08 0A 10 10 00 00 00 00 80 00 00").value();
    // CRC-16/X-25 bit by bit, as RFC 1662 describes it.
    const auto crcOf = [](ByteView octets) {
        unsigned crc = 0xFFFF;
        for (const std::uint8_t octet : octets) {
            crc ^= octet;
            for (int bit = 0; bit < 8; ++bit)
                crc = crc & 1 ? crc >> 1 ^ 0x8408 : crc >> 1;
        }
        return crc ^ 0xFFFF;
    };
    Bytes frame{0x7E};
    append(frame, content);
    appendLe(frame, static_cast<std::uint16_t>(crcOf(content)));
    frame.push_back(0x7E);
    talk.events[3].octets = frame;
    talk.events[4].octets = text("OK");
    const Bytes hidden = masked(talk).events[3].octets;
    ASSERT_EQ(hidden.size(), frame.size());
    const ByteView inside = ByteView(hidden).subspan(1, content.size());
    EXPECT_EQ(hexText(inside.first(5)), "26 26 02 08 0A");
    for (std::size_t i = 5; i < 12; ++i)
        EXPECT_NE(inside[i], content[i]);
    EXPECT_EQ(loadLe<std::uint16_t>(hidden, 1 + content.size()), crcOf(inside));
}

/// Which events of the short talk others could read after each one was recorded.
TEST(RecordingIdentity, HoldsBackOnlyWhereANumberMayGoOn)
{
    Recording kept;
    const auto sink = withoutIdentity(std::make_unique<KeptRecording>(kept));
    std::vector<std::size_t> there;
    for (const RecordedEvent &event : shortTalk().events) {
        ASSERT_TRUE(sink->add(event));
        there.push_back(kept.events.size());
    }
    // "\r\n0010100" waits for what follows.
    EXPECT_THAT(there, testing::ElementsAre(1, 2, 3, 3, 5, 6, 7));
}

TEST(RecordingIdentity, WhatGoesOnWithoutAnEndIsNotKeptInMemoryForEver)
{
    Recording kept;
    const auto sink = withoutIdentity(std::make_unique<KeptRecording>(kept));
    Result<void> added;
    const RecordedEvent digits = event(Kind::Received, 1, Bytes(1 << 20, '1'));
    int count = 0;
    for (; added && count < 100; ++count)
        added = sink->add(digits);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code(), ErrorCode::LimitExceeded);
    EXPECT_LT(count, 20);
}

TEST(RecordingIdentity, LongestNumberThatWasHeldBackIsMaskedAtTheEnd)
{
    Recording talk = shortTalk();
    talk.events.resize(4);
    talk.events[3].octets = text("\r\n001010000000008");
    EXPECT_EQ(joined(masked(talk)), "\r\n001111111111008");
}

TEST(RecordingIdentity, SerialNumbersOfTheChipAreMasked)
{
    Recording talk = shortTalk();
    // Sahara: execute, send the data of command 1; the number, little-endian.
    talk.events[2].octets = parseHex("0F 00 00 00 0C 00 00 00 01 00 00 00").value();
    talk.events[3].octets = parseHex("78 56").value();
    talk.events[4].octets = parseHex("34 0A").value();
    const Recording sahara = masked(talk);
    EXPECT_EQ(hexText(sahara.events[3].octets), "11 11");
    EXPECT_EQ(hexText(sahara.events[4].octets), "11 11");
    talk.events[2].octets = text("<?xml?>");
    talk.events[3].octets = text("<log value=\"Chip serial num: 305419896 (0x12345678)\"/>");
    talk.events[4].octets = text("<log value=\"Chip serial num: 0 (0x0)\"/>");
    EXPECT_EQ(joined(masked(talk)),
              "<log value=\"Chip serial num: 301111896 (0x12111678)\"/>"
              "<log value=\"Chip serial num: 0 (0x0)\"/>");
}

TEST(RecordingIdentity, NamesOfUserAndComputerAreHiddenInPorts)
{
    Recording talk = shortTalk();
    talk.events[1].port = std::string("/home/") + "zaphod/ports/pcui";
    talk.events[5].detail = "heartofgold says: gone";
    talk.events[0].devices[0].interfaces[0].port = talk.events[1].port;
    talk.events[0].devices[0].location = talk.events[1].port;
    Recording kept;
    const auto sink = withoutIdentity(std::make_unique<KeptRecording>(kept), {"heartofgold"});
    for (const RecordedEvent &event : talk.events)
        ASSERT_TRUE(sink->add(event));
    EXPECT_EQ(kept.events[1].port, "/home/\u2026/ports/pcui");
    EXPECT_EQ(kept.events[0].devices[0].interfaces[0].port, kept.events[1].port);
    EXPECT_EQ(kept.events[0].devices[0].location, kept.events[1].port);
    EXPECT_EQ(kept.events[5].detail, "\u2026 says: gone");
}

/// Takes so many events, then its disk is full.
class FullDisk final : public RecordingSink {
public:
    explicit FullDisk(int room) : m_room(room) {}
    Result<void> begin(Clock::WallTime, bool) override { return {}; }
    Result<void> add(RecordedEvent) override
    {
        return m_room-- > 0 ? Result<void>() : failure(ErrorCode::FileWriteFailed, "the disk is full");
    }
    Result<void> end(bool) override { return {}; }

private:
    int m_room;
};

TEST(RecordingTape, DiskThatIsFullEndsTheRecordingAndIsTold)
{
    VirtualClock clock;
    RecordingTape tape(clock);
    ASSERT_TRUE(tape.start(std::make_unique<FullDisk>(2)));
    EXPECT_EQ(tape.start(std::make_unique<FullDisk>(2)).error().code(), ErrorCode::InvalidArgument);
    const auto opening = tape.opened("/dev/ttyUSB0", {});
    tape.happened(opening, Kind::Silence, {}, {});
    EXPECT_TRUE(tape.running());
    tape.happened(opening, Kind::Silence, {}, {});
    EXPECT_FALSE(tape.running());
    const auto stopped = tape.stop();
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().detail(), "the disk is full");
    EXPECT_TRUE(tape.stop());
}

TEST(RecordingTape, DevicesOfSeveralRecordersStandInOneList)
{
    VirtualClock clock;
    RecordingTape tape(clock);
    const AttachedDevice stick = shortTalk().events[0].devices[0];
    const int real = 0, practised = 0;
    tape.attached(&real, {stick});
    Recording kept;
    ASSERT_TRUE(tape.start(std::make_unique<KeptRecording>(kept)));
    tape.attached(&real, {stick});
    tape.attached(&practised, {stick});
    tape.attached(&practised, {});
    ASSERT_TRUE(tape.stop());
    ASSERT_EQ(kept.events.size(), 3u);
    EXPECT_EQ(kept.events[0].devices.size(), 1u);
    EXPECT_EQ(kept.events[1].devices.size(), 2u);
    EXPECT_EQ(kept.events[2].devices.size(), 1u);
}

TEST(RecordingFile, IsWrittenEventByEventAndNeverOverAnother)
{
    const auto path = std::filesystem::path(testing::TempDir()) / "reviver-talk.recording";
    std::filesystem::remove(path);
    {
        const auto file = createRecordingFile(path);
        ASSERT_TRUE(file);
        ASSERT_TRUE((*file)->begin(shortTalk().began, false));
        ASSERT_TRUE((*file)->add(shortTalk().events[0]));
        // Not closed yet: so a program that is killed leaves it.
        const auto read = readRecording(path);
        ASSERT_TRUE(read) << read.error().detail();
        EXPECT_EQ(read->events.size(), 1u);
    }
    EXPECT_EQ(createRecordingFile(path).error().code(), ErrorCode::FileWriteFailed);
    EXPECT_TRUE(createRecordingFile(path, ExistingFiles::Replace));
    std::filesystem::remove(path);
}

TEST(Pcapng, HoldsSectionInterfacesAndPackets)
{
    const Bytes file = encoded(pcapngRecording(), shortTalk());
    std::vector<std::uint32_t> types;
    Bytes received;
    std::string ports;
    for (std::size_t at = 0; at < file.size();) {
        ASSERT_LE(at + 12, file.size());
        const auto size = loadLe<std::uint32_t>(file, at + 4);
        ASSERT_EQ(size % 4, 0u);
        ASSERT_LE(at + size, file.size());
        ASSERT_EQ(loadLe<std::uint32_t>(file, at + size - 4), size);
        types.push_back(loadLe<std::uint32_t>(file, at));
        if (types.back() == 1) {
            EXPECT_EQ(loadLe<std::uint16_t>(file, at + 8), 147u);
            ports += asText(ByteView(file).subspan(at + 20, loadLe<std::uint16_t>(file, at + 18)));
        }
        if (types.back() == 6 && loadLe<std::uint32_t>(file, at + 20) == 9)
            append(received, ByteView(file).subspan(at + 28, 9));
        at += size;
    }
    EXPECT_EQ(types, (std::vector<std::uint32_t>{0x0A0D0D0A, 1, 6, 1, 6, 6, 6, 6, 6, 6}));
    EXPECT_EQ(asText(received), "\r\n0010100");
    EXPECT_EQ(ports, "devices/dev/ttyUSB0");
}

}  // namespace
}  // namespace reviver::test
