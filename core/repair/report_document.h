// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/report.h"

namespace reviver {

/// One line of a report: a label, what was seen, and what that tells.
struct ReportRow {
    Message label;
    std::string value;
    bool literal = false;  ///< the modem's own text or octets: fixed-width
    std::string note = {};
};

struct ReportSection {
    Message title;
    Message text;  ///< a sentence before the rows, may be empty
    std::vector<ReportRow> rows;
};

/// A report in its order of reading; text, HTML and window show the same one.
struct ReportDocument {
    std::string title;
    Message subtitle;
    std::vector<ReportSection> sections;
};

/// Collects what a report says. IMEI and serials are masked unless asked for.
ReportDocument makeReport(const ReportInput &input, const ReportOptions &options = {});

}  // namespace reviver
