// SPDX-License-Identifier: Apache-2.0
//
// The sections of a report about what was asked and what it means.
#include "core/repair/report_sections.h"

#include <fmt/format.h>

namespace reviver {
namespace {

std::string speechText(const PortEvidence &port)
{
    if (port.speaks == Speech::NotAsked)
        return port.exchanges.empty() ? "not asked" : "not asked to the end";
    return fmt::format("speaks: {}", speechName(port.speaks));
}

}  // namespace

ReportSection diagnosisSection(const Diagnosis &diagnosis)
{
    ReportSection section{REVIVER_TR("What Detect found"), diagnosis.headline, {}};
    auto &rows = section.rows;
    rows.push_back({REVIVER_TR("Meaning"), diagnosis.meaning.english()});
    if (!diagnosis.others.empty())
        rows.push_back({REVIVER_TR("Other programs"), diagnosis.others.english()});
    rows.push_back({REVIVER_TR("How sure"), confidenceText(diagnosis.confidence).english()});
    rows.push_back(
        {REVIVER_TR("What to do"), diagnosis.next.english() + ". " + diagnosis.nextDetail.english()});
    return section;
}

ReportSection findingsSection(const Diagnosis &diagnosis, const ReportPrivacy &privacy)
{
    ReportSection section{REVIVER_TR("What was checked"), {}, {}};
    for (const Finding &finding : diagnosis.findings) {
        section.rows.push_back({Message(finding.checked), privacy.said(finding.saw.english()),
                                finding.literal, finding.tells.english()});
    }
    return section;
}

ReportSection portsSection(const ReportInput &input, const ReportPrivacy &privacy)
{
    ReportSection section{REVIVER_TR("Ports, questions and answers"), {}, {}};
    for (const PortEvidence &port : input.evidence.ports) {
        const std::string name = port.port.name.empty() ? "" : fmt::format(" \"{}\"", port.port.name);
        section.rows.push_back(
            {Message("%1", {port.port.path}),
             fmt::format("{}{}, {}", functionName(port.port.function), name, speechText(port)), false,
             port.capabilities.text()});
        if (port.error)
            section.rows.push_back({REVIVER_TR("  stopped by"), privacy.said(port.error->detail())});
        for (const Exchange &exchange : port.exchanges) {
            section.rows.push_back(
                {Message("  %1", {exchange.question}), privacy.said(exchange.answer), true});
        }
    }
    return section;
}

ReportSection logSection(const ReportInput &input, const ReportPrivacy &privacy)
{
    ReportSection section{REVIVER_TR("Recent log"), {}, {}};
    for (const LogLine &line : input.log) {
        section.rows.push_back(
            {Message("%1", {timeOfDayText(line.time)}),
             fmt::format("{:<8}{}", logLevelName(line.level), privacy.said(line.text.english())), true});
    }
    return section;
}

}  // namespace reviver
