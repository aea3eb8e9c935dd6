// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"
#include "core/repair/log_line.h"
#include "core/repair/plan.h"
#include "core/repair/repair_result.h"

namespace reviver {

/// What a report is made of. Pointers may be null: not every report has a repair.
struct ReportInput {
    Evidence evidence;
    Diagnosis diagnosis;
    const FirmwareBundle *bundle = nullptr;
    const RepairPlan *plan = nullptr;
    const RepairResult *result = nullptr;
    std::vector<LogLine> log;  ///< the recent lines
    std::string programVersion;
    std::string system;  ///< "Linux 6.1, Qt 6.4.2"
    Clock::WallTime time;
};

struct ReportOptions {
    bool showIdentity = false;  ///< IMEI, serials and user names in full: only when the owner asks
    bool evidence = true;       ///< the diagnosis, and what each port said
    bool repair = true;         ///< what was planned and done
};

/// The report as plain text, to be read and posted.
std::string reportText(const ReportInput &input, const ReportOptions &options = {});
/// The same as one HTML page, printable, with nothing loaded from elsewhere.
std::string reportHtml(const ReportInput &input, const ReportOptions &options = {});
/// The same as JSON (UTF-8, indented).
std::string reportJson(const ReportInput &input, const ReportOptions &options = {});

/// A short plain text to post where people help: what they would ask for, always masked,
/// with two lines for the owner to fill in.
std::string reportForum(const ReportInput &input);

}  // namespace reviver
