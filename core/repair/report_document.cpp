// SPDX-License-Identifier: Apache-2.0
#include "core/repair/report_document.h"

#include "core/base/hex.h"
#include "core/base/size_text.h"
#include "core/device/modem_family.h"
#include "core/repair/personal_text.h"

#include <fmt/format.h>

namespace reviver {
namespace {

class Writer {
public:
    explicit Writer(const ReportOptions &options) : m_options(options) {}

    std::string identity(const std::string &value) const
    {
        if (value.empty())
            return orNotSeen(value);
        return m_options.showIdentity ? value : maskIdentity(value) + " (hidden)";
    }
    /// What the modem or the system said, without numbers that name the owner.
    std::string said(const std::string &text) const
    {
        return m_options.showIdentity ? text : withoutPersonalData(text);
    }

private:
    ReportOptions m_options;
};

ReportSection resultSection(const RepairResult &result)
{
    ReportSection section{REVIVER_TR("Result"), result.headline, {}};
    section.rows = {{REVIVER_TR("In short"), result.summary.english()},
                    {REVIVER_TR("What happened"), result.happened.english()}};
    for (const Message &state : result.state)
        section.rows.push_back({REVIVER_TR("State now"), state.english()});
    for (const NextStep &next : result.next)
        section.rows.push_back({REVIVER_TR("Next step"), next.text.english()});
    if (!result.code.empty())
        section.rows.push_back({REVIVER_TR("Code"), result.code});
    return section;
}

ReportSection diagnosisSection(const Diagnosis &diagnosis, const Writer &writer)
{
    ReportSection section{REVIVER_TR("What Detect saw"), diagnosis.headline, {}};
    section.rows.push_back({REVIVER_TR("Meaning"), diagnosis.meaning.english()});
    for (const Finding &finding : diagnosis.findings) {
        section.rows.push_back({Message(finding.checked),
                                writer.said(finding.saw.english()) + " - " + finding.tells.english(),
                                finding.literal});
    }
    return section;
}

ReportSection modemSection(const ReportInput &input, const Writer &writer)
{
    const Evidence &evidence = input.evidence;
    const AttachedDevice &device = evidence.modem.device;
    const DeviceIdentity &now
        = input.result && !input.result->after.firmware.empty() ? input.result->after : evidence.identity;
    ReportSection section{REVIVER_TR("Modem"), {}, {}};
    auto &rows = section.rows;
    rows.push_back({REVIVER_TR("Mode"), modeTitle(evidence.mode).english()});
    if (input.result)
        rows.push_back({REVIVER_TR("Mode now"), modeTitle(input.result->mode).english()});
    rows.push_back({REVIVER_TR("Manufacturer"), orNotSeen(now.manufacturer)});
    rows.push_back({REVIVER_TR("Model"), orNotSeen(now.model)});
    rows.push_back({REVIVER_TR("Chip"), evidence.family ? std::string(evidence.family->chip) : "not known"});
    rows.push_back({REVIVER_TR("Firmware before"), orNotSeen(evidence.identity.firmware), true});
    if (input.result)
        rows.push_back({REVIVER_TR("Firmware now"), orNotSeen(input.result->after.firmware), true});
    rows.push_back({REVIVER_TR("Hardware"), orNotSeen(now.hardware), true});
    rows.push_back({REVIVER_TR("Loader version"), orNotSeen(evidence.identity.buildId), true});
    rows.push_back({REVIVER_TR("IMEI"), writer.identity(now.imei)});
    rows.push_back({REVIVER_TR("Light"), lightText(evidence.light).english()});
    rows.push_back({REVIVER_TR("USB"), device.id ? device.id->text() : "a port named by the user", true});
    rows.push_back({REVIVER_TR("USB names"), orNotSeen(device.manufacturer + " " + device.product)});
    rows.push_back({REVIVER_TR("USB serial"), writer.identity(device.serial)});
    rows.push_back({REVIVER_TR("USB place"), orNotSeen(device.location), true});
    rows.push_back({REVIVER_TR("USB speed"), orNotSeen(speedText(device.speed).english())});
    if (device.practice)
        rows.push_back({REVIVER_TR("Practice"), "This is a practice modem, made of memory."});
    return section;
}

ReportSection portsSection(const ReportInput &input, const Writer &writer)
{
    ReportSection section{REVIVER_TR("Ports"), {}, {}};
    for (const PortEvidence &port : input.evidence.ports) {
        const std::string name = port.port.name.empty() ? "" : " \"" + port.port.name + "\"";
        section.rows.push_back({Message("%1", {port.port.path}),
                                fmt::format("{}{}, speaks: {}; {}", functionName(port.port.function), name,
                                            speechName(port.speaks), port.capabilities.text())});
        if (port.error)
            section.rows.push_back({REVIVER_TR("  stopped by"), writer.said(port.error->detail())});
        for (const Exchange &exchange : port.exchanges) {
            section.rows.push_back(
                {Message("  %1", {exchange.question}), writer.said(exchange.answer), true});
        }
    }
    return section;
}

ReportSection repairSection(const ReportInput &input)
{
    ReportSection section{REVIVER_TR("Repair"), {}, {}};
    auto &rows = section.rows;
    const FirmwareBundle &bundle = *input.bundle;
    rows.push_back({REVIVER_TR("Firmware file"), bundle.path.filename().string(), true});
    rows.push_back({REVIVER_TR("Version of the file"), orNotSeen(bundle.version), true});
    rows.push_back({REVIVER_TR("Kind of file"), bundle.format});
    if (input.plan && input.plan->route) {
        rows.push_back({REVIVER_TR("Way of writing"),
                        routeTitle(input.plan->route->route).english() + " ("
                            + std::string(certaintyName(input.plan->route->certainty)) + ")"});
        rows.push_back({REVIVER_TR("Why"), input.plan->route->reason.english()});
        for (const PlannedImage &planned : input.plan->images) {
            const FirmwareImage &image = bundle.images[planned.index];
            rows.push_back({Message("  %1", {image.name}),
                            fmt::format("{}, {}: {}", sizeText(image.size), roleTitle(image.role).english(),
                                        planned.decision.english())});
        }
    }
    if (input.result) {
        const RepairResult &result = *input.result;
        rows.push_back({REVIVER_TR("Written"),
                        fmt::format("{} images, {} in {}", result.imagesWritten, sizeText(result.bytes),
                                    durationText(result.duration))});
        rows.push_back(
            {REVIVER_TR("Link"),
             fmt::format("{} blocks, {} repeats, {} damaged or missing answers, {} times off the bus",
                         result.link.blocks, result.link.repeats, result.link.errors, result.link.returns)});
        if (result.linkAdvice)
            rows.push_back({REVIVER_TR("Link advice"), result.linkAdvice->english()});
        static constexpr const char *kSeen[] = {"seen", "not seen", "differs"};
        for (const SeenCheck &check : result.seen) {
            rows.push_back(
                {Message(check.title),
                 std::string(kSeen[static_cast<int>(check.state)]) + ": " + check.detail.english()});
        }
    }
    return section;
}

ReportSection logSection(const ReportInput &input, const Writer &writer)
{
    ReportSection section{REVIVER_TR("Recent log"), {}, {}};
    for (const LogLine &line : input.log) {
        section.rows.push_back(
            {Message("%1", {timeOfDayText(line.time)}),
             fmt::format("{:<8}{}", logLevelName(line.level), writer.said(line.text.english())), true});
    }
    return section;
}

}  // namespace

std::string orNotSeen(const std::string &value)
{
    return value.empty() || value == " " ? "not seen" : value;
}

ReportDocument makeReport(const ReportInput &input, const ReportOptions &options)
{
    const Writer writer(options);
    ReportDocument document;
    document.title = modelTitle(input.evidence);
    document.subtitle = {REVIVER_TR("Report of %1, Reviver %2, %3"),
                         {dateTimeText(input.time), input.programVersion, input.system}};
    if (input.result)
        document.sections.push_back(resultSection(*input.result));
    if (options.evidence)
        document.sections.push_back(diagnosisSection(input.diagnosis, writer));
    document.sections.push_back(modemSection(input, writer));
    if (options.evidence)
        document.sections.push_back(portsSection(input, writer));
    if (input.bundle && options.repair)
        document.sections.push_back(repairSection(input));
    if (!input.log.empty())
        document.sections.push_back(logSection(input, writer));
    return document;
}

}  // namespace reviver
