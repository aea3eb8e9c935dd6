// SPDX-License-Identifier: Apache-2.0
#include "app/cli/modem_report.h"

#include "app/cli/device_choice.h"
#include "app/cli/program_info.h"

namespace reviver::cli {

ReportInput askForReport(Session &session, const Modem &modem)
{
    ReportInput report;
    const LogSink shown = verboseLog(session);
    report.evidence = examine(session, modem, [&](const LogLine &line) {
        shown(line);
        if (line.level != LogLevel::Wire)
            report.log.push_back(line);
    });
    report.diagnosis = diagnose(report.evidence);
    report.programVersion = programVersion();
    report.system = systemText();
    report.time = session.composition.hardware().clock.wallTime();
    return report;
}

}  // namespace reviver::cli
