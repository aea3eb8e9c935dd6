// SPDX-License-Identifier: Apache-2.0
//
// What the owner can do in the terminal besides repairing: switch modes, remove obstacles,
// talk to a port, have codes explained.
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;
using testing::Not;

Finished practise(const QString &scenario, const QStringList &command, const std::string &typed = {})
{
    return runCli(QStringList{"--practice", scenario, "--fast"} + command, typed);
}

struct NextCommand {
    const char *scenario;
    const char *headline;
    const char *command;
};

TEST(NextStep, detectNamesTheCommandThatDoesIt)
{
    const NextCommand rows[] = {
        {"e392-unfinished", "Your modem is waiting for firmware", "reviver-cli resurrect usb-1-4 FIRMWARE"},
        {"e392-healthy", "The modem works", "reviver-cli info usb-1-4 --output report.txt"},
        {"e392-cdrom", "The modem shows its installer disc", "reviver-cli switch usb-1-4 leave-disc"},
        {"e392-factory-mode", "is in factory mode", "reviver-cli switch usb-1-4 leave-factory-mode"},
        {"e392-no-pcui", "its control port is switched off",
         "reviver-cli switch usb-1-4 set-ports --ports \"A1,A2;1,3,2\""},
        {"no-access", "The system does not let this app open the modem", "reviver-cli fix usb-1-4"},
        {"unbound", "no driver made a port of it", "reviver-cli fix usb-1-4"},
        {"busy-manager", "ModemManager is using the modem", "reviver-cli --pause-manager detect"},
        {"busy", "Mobile Partner is using the modem", "Next: close the other program"},
        {"hilink", "The modem behaves as a network card", "http://192.168.8.1/"},
    };
    for (const NextCommand &row : rows) {
        const Finished run = practise(row.scenario, {"detect"});
        EXPECT_EQ(run.code, 0) << row.scenario << run.err;
        EXPECT_THAT(run.out, HasSubstr(row.headline)) << row.scenario;
        EXPECT_THAT(run.out, HasSubstr(row.command)) << row.scenario;
    }
}

TEST(Switch, withoutAKindItListsWhatCanBeDoneAndWhatMayGoWrong)
{
    const Finished run = practise("e392-healthy", {"switch", "usb-1-4"});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Enter download mode"));
    EXPECT_THAT(run.out, HasSubstr("identity cannot be read in download mode"));
    EXPECT_THAT(run.out, HasSubstr("reviver-cli switch usb-1-4 enter-download-by-diag"));
}

TEST(Switch, leavesTheInstallerDiscAndLooksAgain)
{
    const Finished run = practise("e392-cdrom", {"switch", "usb-1-4", "leave-disc", "--yes"});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Installer disc -> Normal mode"));
    EXPECT_THAT(run.out, HasSubstr("The modem works"));
}

TEST(Switch, asksBeforeItChangesAnything)
{
    const Finished run = practise("e392-healthy", {"switch", "usb-1-4", "restart"}, "no\n");
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("Nothing was changed on the modem."));
    EXPECT_THAT(run.out, Not(HasSubstr("->")));
}

TEST(Switch, refusesWhatDoesNotFitAndAPortSetThatLocksOut)
{
    const Finished wrong = practise("e392-healthy", {"switch", "usb-1-4", "leave-disc", "--yes"});
    EXPECT_EQ(wrong.code, 4);
    EXPECT_THAT(wrong.err, HasSubstr("reviver-cli switch usb-1-4 restart"));
    const Finished locked
        = practise("e392-healthy", {"switch", "usb-1-4", "set-ports", "--ports", "A1,A2;1,3", "--yes"});
    EXPECT_EQ(locked.code, 4);
    EXPECT_THAT(locked.err, HasSubstr("control port"));
}

TEST(Switch, putsTheControlPortBackAndSaysHowToGoBack)
{
    const Finished run
        = practise("e392-no-pcui", {"switch", "usb-1-4", "set-ports", "--ports", "A1,A2;1,2,3", "--yes"});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("To go back: reviver-cli switch usb-1-4 set-ports --ports \"A1,A2;1,3\""));
}

TEST(Fix, showsWhatWouldBeDoneAndDoesItOnlyWhenAgreedTo)
{
    const Finished asked = practise("no-access", {"fix", "usb-1-4"});
    EXPECT_EQ(asked.code, 4);
    EXPECT_THAT(asked.out, HasSubstr("practice: lets you open the practice modem"));
    EXPECT_THAT(asked.out, Not(HasSubstr("It is done.")));
    for (const char *scenario : {"no-access", "unbound"}) {
        const Finished done = practise(scenario, {"fix", "usb-1-4", "--yes"});
        EXPECT_EQ(done.code, 0) << scenario << done.err;
        EXPECT_THAT(done.out, HasSubstr("It is done."));
    }
}

TEST(Fix, hasNothingToDoForAModemThatIsInNobodysWay)
{
    const Finished run = practise("e392-healthy", {"fix", "usb-1-4", "--yes"});
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("nothing on this computer to be changed"));
}

TEST(PauseManager, keepsModemManagerAwayForOneCommand)
{
    const Finished without = practise("busy-manager", {"info", "usb-1-4"});
    EXPECT_EQ(without.code, 3);
    EXPECT_THAT(without.err, HasSubstr("--pause-manager"));
    const Finished with = practise("busy-manager", {"--pause-manager", "info", "usb-1-4"});
    EXPECT_EQ(with.code, 0) << with.err;
    EXPECT_THAT(with.out, HasSubstr("11.101.01.00.00"));
}

TEST(Terminal, answersIsMaskedAndRefusesWhatWritesIdentity)
{
    const Finished run = practise("e392-healthy", {"terminal", "usb-1-4"},
                                  "ATI\nAT^CIMEI=1\nATE0^NVWR=550,1,0\nAT^RESET\n?\nquit\nAT\n");
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Model: E392"));
    EXPECT_THAT(run.out, HasSubstr("IMEI: 00**********008"));
    EXPECT_THAT(run.out, HasSubstr("This app never writes an identity."));
    EXPECT_THAT(run.out, HasSubstr("The ports go away and come back.")) << "a restart is asked about";
    EXPECT_THAT(run.out, HasSubstr("It is not sent."));
    EXPECT_THAT(run.out, HasSubstr("AT^SETPORT?"));
}

TEST(Terminal, takesOctetsOnTheDiagnosticPort)
{
    const Finished run = practise(
        "e392-healthy", {"terminal", "usb-1-4", "--on", "practice:e392-healthy/diag"}, "7C\n27\n26 26 02\n");
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("DIAG build: 11.101.01.00.00 E392"));
    EXPECT_THAT(run.out, HasSubstr("Identity and calibration can be lost for ever."));
    EXPECT_THAT(run.out, Not(HasSubstr("26 26 02 08"))) << "the item of the IMEI is not shown";
}

TEST(Terminal, needsAPortThatTakesCommands)
{
    const Finished run = practise("hilink", {"terminal", "usb-1-4"});
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("There is no port here that commands can be typed to."));
}

TEST(ExplainCode, saysWhatACodeMeansHoweverItIsTyped)
{
    for (const QStringList &typed : {QStringList{"13"}, QStringList{"Error", "code", "13"}}) {
        const Finished run = runCli(QStringList{"explain-code"} + typed);
        EXPECT_EQ(run.code, 0) << run.err;
        EXPECT_THAT(run.out, HasSubstr("The update failed while it was being written."));
        EXPECT_THAT(run.out, HasSubstr("Known from:"));
    }
    EXPECT_THAT(runCli({"explain-code", "ERROR_IMEI"}).out, HasSubstr("does not mean that the IMEI is lost"));
    EXPECT_THAT(runCli({"explain-code", "+CME ERROR: 10"}).out, HasSubstr("SIM card"));
    EXPECT_EQ(runCli({"explain-code", "4711"}).code, 4);
}

TEST(Lights, areListedAndSupportWhatThePortsSay)
{
    EXPECT_THAT(runCli({"lights"}).out, HasSubstr("slow-blink"));
    const Finished run = practise("silent", {"--light", "steady", "info", "usb-1-4"});
    EXPECT_THAT(run.out, HasSubstr("Always on"));
    EXPECT_EQ(practise("silent", {"--light", "purple", "detect"}).code, 2);
}

TEST(Identify, asksOnlyAChipInEmergencyMode)
{
    const Finished run = practise("e392-healthy", {"identify", "usb-1-4", "--yes"});
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("Only a chip in emergency mode"));
}

TEST(Info, hasAPageForTheBrowserAndATextForForums)
{
    const Finished html = practise("e392-healthy", {"info", "usb-1-4", "--html"});
    EXPECT_EQ(html.code, 0) << html.err;
    EXPECT_THAT(html.out, testing::StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(html.out, Not(HasSubstr("001010000000008")));
    const Finished forum = practise("e392-healthy", {"info", "usb-1-4", "--forum", "--show-identity"});
    EXPECT_THAT(forum.out, HasSubstr("What I have tried:"));
    EXPECT_THAT(forum.out, Not(HasSubstr("001010000000008"))) << "whatever was asked for";
    EXPECT_EQ(practise("e392-healthy", {"info", "usb-1-4", "--html", "--json"}).code, 2);
}

}  // namespace

}  // namespace reviver::test
