// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc.h"
#include "core/protocol/hdlc.h"
#include "core/repair/qdl_writer.h"
#include "core/repair/route_definition.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::hex;
using test::ScriptedTransport;

FirmwareImage imageOf(Bytes octets, ImageRole role)
{
    FirmwareImage image;
    image.role = role;
    image.size = image.storedSize = octets.size();
    image.data = memorySource(std::move(octets));
    return image;
}

Bytes chunk(std::uint8_t number, const char *octets)
{
    const Bytes data = hex(octets);
    Bytes all = hex("27 00 00 00 00 00 00 00 00 00 00");
    all[1] = number;
    all[7] = static_cast<std::uint8_t>(data.size());
    appendLe(all, crc16X25(all));
    append(all, data);
    return all;
}

Bytes frame(const char *payload)
{
    return hdlc::encodeFrame(hex(payload));
}

class QdlWriterTest : public testing::Test {
protected:
    Result<void> write(const FirmwareImage &image, std::uint32_t type)
    {
        return writer.write(image, {type, {}}, [this](std::uint64_t at) { acknowledged = at; });
    }

    VirtualClock clock;
    ScriptedTransport port{clock};
    FirmwareBundle bundle;
    QdlWriter writer{{.port = port, .clock = clock, .stop = {}, .bundle = bundle}};
    std::uint64_t acknowledged = 0;
};

TEST_F(QdlWriterTest, LeavesTheTailOfAGobiModemProgramAndKeepsToTheChunksOfTheReply)
{
    port.expects(frame("25 05 05 00 00 00 01 05 00 00 00 00 00")).answers(frame("26 00 00 01 03 00 00 00"));
    port.expects(chunk(0, "01 02 03")).answers(frame("28 00 00 00 00 00 00 00 00"));
    port.expects(chunk(1, "04 05")).answers(frame("28 01 00 00 00 00 00 00 00"));
    port.expects(frame("29")).answers(frame("2A 00 00 05 00"));
    const auto image = imageOf(hex("01 02 03 04 05 A1 A2 A3 A4 A5 A6 A7 A8"), ImageRole::Amss);
    EXPECT_TRUE(write(image, 0x05));
    EXPECT_EQ(acknowledged, 5u);
}

TEST_F(QdlWriterTest, SendsOtherImagesWhole)
{
    port.expects(frame("25 06 02 00 00 00 01 02 00 00 00 00 00")).answers(frame("26 00 00 01 00 00 00 00"));
    port.expects(chunk(0, "01 02")).answers(frame("28 00 00 00 00 00 00 00 00"));
    port.expects(frame("29")).answers(frame("2A 00 00 06 00"));
    EXPECT_TRUE(write(imageOf(hex("01 02"), ImageRole::Apps), 0x06));
}

TEST_F(QdlWriterTest, RefusesAModemProgramThatIsOnlyItsTail)
{
    EXPECT_EQ(write(imageOf(Bytes(8, 1), ImageRole::Amss), 0x05).error().code(), ErrorCode::LimitExceeded);
    EXPECT_TRUE(port.written().empty());
}

TEST(QdlSteps, WriteTheLargestFileFirst)
{
    FirmwareBundle bundle;
    bundle.images = {imageOf(Bytes(10, 1), ImageRole::Apps), imageOf(Bytes(20, 2), ImageRole::Amss)};
    RepairPlan plan;
    for (std::size_t i = 0; i < 2; ++i)
        plan.images.push_back({i, true, {}, {}, "", 0});
    const auto steps = definitionOf(Route::Qdl).steps(plan, {}, bundle);
    ASSERT_EQ(steps.size(), 2u);
    EXPECT_EQ(steps[0].image, 1u);
    bundle.images[0].header = Bytes(400, 0);
    EXPECT_EQ(definitionOf(Route::Qdl).steps(plan, {}, bundle)[0].image, 0u) << "a package keeps its order";
}

}  // namespace
}  // namespace reviver
