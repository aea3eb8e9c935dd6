// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/monitor_client.h"
#include "tests/support/scripted_transport.h"

#include <gtest/gtest.h>

namespace reviver::at {
namespace {

using namespace std::chrono_literals;
using test::ScriptedTransport;

constexpr std::string_view kOk = "\r\nOK\r\n";
const std::string kHash(64, 'A');

class MonitorClientTest : public testing::Test {
protected:
    VirtualClock clock;
    ScriptedTransport port{clock};
    MonitorClient client{port, clock};
};

// The texts of Huawei's at.c and of balongflash's session.
TEST_F(MonitorClientTest, SpeaksThePublishedSession)
{
    port.expects("AT^GODLOAD\r").answers(kOk);
    port.expects("AT^DLOADVER?\r").answers("\r\n2.0\r\n\r\nOK\r\n");
    port.expects("AT^DLOADINFO?\r")
        .answers("\r\n\r\nswver:21.180.01.00.00\r\n\r\niso:WEBUI_13\r\n\r\nproduct name:E3372\r\n\r\ndload "
                 "type:0\r\n\r\nOK\r\n");
    port.expects("AT^AUTHORITYVER?\r").answers("\r\n1000\r\n\r\nOK\r\n");
    port.expects("AT^SIGNVER=1,0," + kHash + ",2958\r").answers("\r\n0\r\n\r\nOK\r\n");
    port.expects("AT^DATAMODE\r").answers(kOk);
    port.expects("AT^RESET\r").answers(kOk);

    EXPECT_TRUE(client.enterDownloadMode());
    EXPECT_EQ(client.protocolVersion(), "2.0");
    const auto info = client.info();
    ASSERT_TRUE(info);
    EXPECT_EQ(info->softwareVersion(), "21.180.01.00.00");
    EXPECT_EQ(info->productName(), "E3372");
    EXPECT_EQ(info->text("iso"), "WEBUI_13");
    EXPECT_EQ(info->text("isover"), "");
    EXPECT_FALSE(info->forced());
    EXPECT_EQ(client.authorityVersion(), "1000");
    EXPECT_TRUE(client.announceSignature({1, kHash, 2958}));
    EXPECT_TRUE(client.enterDataMode());
    EXPECT_TRUE(client.reset());
}

TEST_F(MonitorClientTest, AsksForTheDataModeUntilItIsGranted)
{
    for (int i = 0; i < 3; ++i)
        port.expects("AT^DATAMODE\r").answers("\r\nERROR\r\n");
    port.expects("AT^DATAMODE\r").answers(kOk);
    EXPECT_TRUE(client.enterDataMode());
}

TEST_F(MonitorClientTest, GivesUpTheDataModeAfterTenRefusals)
{
    for (int i = 0; i < 10; ++i)
        port.expects("AT^DATAMODE\r").answers("\r\nERROR\r\n");
    const auto refused = client.enterDataMode();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(refused.error().detail(), "AT^DATAMODE: ERROR");
}

TEST_F(MonitorClientTest, DoesNotSendTextIntoADataModeThatMayBeOn)
{
    port.expects("AT^DATAMODE\r");
    EXPECT_EQ(client.enterDataMode().error().code(), ErrorCode::Timeout);
}

TEST_F(MonitorClientTest, TellsASignatureThatIsNotAccepted)
{
    port.expects("AT^SIGNVER=1,0," + kHash + ",2958\r").answers("\r\n1\r\n\r\nOK\r\n");
    EXPECT_EQ(client.announceSignature({1, kHash, 2958}).error().detail(), "AT^SIGNVER: 1");
    port.expects("AT^SIGNVER=1,0," + kHash + ",2958\r").answers(kOk);
    EXPECT_EQ(client.announceSignature({1, kHash, 2958}).error().detail(), "AT^SIGNVER: no verdict");
}

TEST_F(MonitorClientTest, RefusesASignatureThatCannotBeRight)
{
    for (const Signature &signature : {Signature{0, kHash, 1}, Signature{8, kHash, 1}, Signature{1, "AB", 1},
                                       Signature{1, std::string(63, 'A') + "\r", 1}, Signature{1, kHash, 0}})
        EXPECT_EQ(client.announceSignature(signature).error().code(), ErrorCode::InvalidArgument);
    EXPECT_TRUE(port.written().empty());
}

TEST_F(MonitorClientTest, TakesAPortThatVanishesAsARestart)
{
    port.expects("AT^RESET\r").disconnects();
    EXPECT_TRUE(client.reset());
}

TEST(MonitorInfo, TellsAForcedDownload)
{
    EXPECT_TRUE(parseMonitorInfo({"dload type:1"}).forced());
    EXPECT_FALSE(parseMonitorInfo({"DLOAD TYPE: 0 "}).forced());
    EXPECT_FALSE(parseMonitorInfo({"no colon here"}).forced());
    EXPECT_EQ(parseMonitorInfo({"WebUiVer:17.100.13"}).text("webuiver"), "17.100.13");
}

}  // namespace
}  // namespace reviver::at
