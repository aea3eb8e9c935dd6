// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/device/probe.h"
#include "tests/device/scripted_modems.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::ScriptedHost;

Evidence probeFirst(ScriptedHost &host, StopToken stop = {})
{
    return probeModem(groupModems(host.devices()).front(), host.hardware(), std::move(stop));
}

struct Script {
    const char *name;
    void (*make)(ScriptedHost &);
    DeviceMode mode;
};
const Script kScripts[] = {{"E392A", test::makeE392A, DeviceMode::HuaweiDownload},
                           {"E392B", test::makeE392B, DeviceMode::DmssDownload},
                           {"healthy", test::makeHealthyE392, DeviceMode::Normal}};

TEST(ProbeFaults, unpluggingAtAnyOctetEndsCleanlyAndClaimsNothing)
{
    for (const Script &script : kScripts) {
        bool reachedEnd = false;
        for (std::size_t octets = 0; octets < 2000 && !reachedEnd; ++octets) {
            ScriptedHost host;
            script.make(host);
            for (const auto &[path, port] : host.ports())
                port->unplugAfter = octets;
            const Evidence evidence = probeFirst(host);
            const bool failed = std::ranges::any_of(
                evidence.ports, [](const PortEvidence &port) { return port.error.has_value(); });
            reachedEnd = !failed;
            EXPECT_EQ(evidence.mode, failed ? DeviceMode::Unknown : script.mode)
                << script.name << " unplugged after " << octets;
            EXPECT_EQ(diagnose(evidence).headline.english() == "The modem went away while it was asked",
                      failed);
        }
        EXPECT_TRUE(reachedEnd) << script.name;
    }
}

TEST(ProbeFaults, stoppingAsksNothingMore)
{
    ScriptedHost host;
    test::makeE392A(host);
    StopSource stop;
    stop.requestStop();
    const Evidence evidence = probeFirst(host, stop.token());
    EXPECT_EQ(evidence.mode, DeviceMode::Unknown);
    EXPECT_TRUE(host.port(test::kPcui).writes().empty());
}

TEST(ProbeFaults, stoppingInTheMiddleSaysSo)
{
    ScriptedHost host;
    test::makeE392A(host);
    StopSource stop;
    const Evidence evidence = probeModem(groupModems(host.devices()).front(), host.hardware(), stop.token(),
                                         [&](const ModemPort &, const Exchange &exchange) {
                                             if (exchange.question == "version request (0C)")
                                                 stop.requestStop();
                                         });
    EXPECT_EQ(evidence.mode, DeviceMode::Unknown);
    EXPECT_EQ(diagnose(evidence).headline.english(), "Detecting was stopped");
    EXPECT_FALSE(host.port(test::kPcui).wasSent(test::hex(test::kProductRequest)));
}

struct OpenFailure {
    ErrorCode code;
    DeviceMode mode;
    NextAction action;
};

TEST(ProbeFaults, portsThatCannotBeOpenedAreNamedForWhatStandsInTheWay)
{
    for (const OpenFailure &row :
         {OpenFailure{ErrorCode::PortBusy, DeviceMode::Busy, NextAction::CloseOther},
          OpenFailure{ErrorCode::PortAccessDenied, DeviceMode::NoAccess, NextAction::Detect},
          OpenFailure{ErrorCode::PortNotFound, DeviceMode::Unknown, NextAction::Detect}}) {
        ScriptedHost host;
        test::makeE392A(host);
        for (const auto &[path, port] : host.ports())
            port->openError = row.code;
        const Evidence evidence = probeFirst(host);
        EXPECT_EQ(evidence.mode, row.mode);
        EXPECT_EQ(diagnose(evidence).action, row.action);
        EXPECT_EQ(evidence.port(test::kPcui)->speaks, Speech::Unreadable);
    }
}

TEST(ProbeFaults, aBusyPortDoesNotHideWhatAnotherOneSays)
{
    ScriptedHost host;
    test::makeHealthyE392(host);
    host.port("/dev/ttyUSB0").openError = ErrorCode::PortBusy;
    EXPECT_EQ(probeFirst(host).mode, DeviceMode::Normal);
}

TEST(ProbeFaults, aSilentPortBesideABusyOneProvesNoSilence)
{
    ScriptedHost host;
    test::identify(host, {0x12D1, 0x1003});
    host.add("a");
    host.add("b").openError = ErrorCode::PortBusy;
    EXPECT_EQ(probeFirst(host).mode, DeviceMode::Busy);
}

}  // namespace
}  // namespace reviver
