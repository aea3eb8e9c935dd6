// SPDX-License-Identifier: Apache-2.0
#include "core/repair/report_document.h"

#include "core/repair/personal_text.h"
#include "core/repair/report_sections.h"

namespace reviver {
namespace {

void replaceAll(std::string &text, const std::string &old, const std::string &now)
{
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + now.size()))
        text.replace(at, old.size(), now);
}

}  // namespace

ReportPrivacy::ReportPrivacy(const ReportInput &input, const ReportOptions &options)
    : m_show(options.showIdentity)
{
    // Shorter ones would be found in texts that have nothing to do with them.
    constexpr std::size_t kShortest = 6;
    std::vector<std::string> personal{input.evidence.modem.device.serial};
    const auto add = [&](const DeviceIdentity &identity) {
        personal.push_back(identity.imei);
        personal.push_back(identity.serial);
    };
    add(input.evidence.identity);
    for (const PortEvidence &port : input.evidence.ports)
        add(port.identity);
    if (input.evidence.chip)
        personal.push_back(input.evidence.chip->serialNumber);
    if (input.result)
        add(input.result->after);
    for (std::string &value : personal) {
        if (value.size() >= kShortest && !isBlankIdentity(value))
            m_secrets.push_back(std::move(value));
    }
}

std::string ReportPrivacy::identity(const std::string &value) const
{
    if (value.empty())
        return orNotSeen(value);
    return m_show ? value : maskIdentity(value) + " (hidden)";
}

std::string ReportPrivacy::said(const std::string &text) const
{
    if (m_show)
        return text;
    std::string hidden = text;
    for (const std::string &secret : m_secrets)
        replaceAll(hidden, secret, maskIdentity(secret));
    return withoutPersonalData(hidden);
}

std::string orNotSeen(const std::string &value)
{
    return value.empty() ? "not seen" : value;
}

ReportDocument makeReport(const ReportInput &input, const ReportOptions &options)
{
    const ReportPrivacy privacy(input, options);
    const AttachedDevice &device = input.evidence.modem.device;
    ReportDocument document;
    document.title = modelTitle(input.evidence);
    document.subtitle = {REVIVER_TR("Report of %1, Reviver %2, %3"),
                         {dateTimeText(input.time), input.programVersion, input.system}};
    auto &sections = document.sections;
    if (input.result)
        sections.push_back(resultSection(*input.result));
    if (options.evidence) {
        sections.push_back(diagnosisSection(input.diagnosis));
        sections.push_back(findingsSection(input.diagnosis, privacy));
    }
    sections.push_back(modemSection(input, privacy));
    sections.push_back(settingsSection(input.evidence.settings, privacy));
    sections.push_back(usbSection(device, privacy));
    sections.push_back(interfacesSection(device));
    if (options.evidence)
        sections.push_back(portsSection(input, privacy));
    sections.push_back(computerSection(input, privacy));
    if (input.bundle && options.repair)
        sections.push_back(repairSection(input));
    sections.push_back(logSection(input, privacy));
    std::erase_if(sections, [](const ReportSection &section) { return section.rows.empty(); });
    return document;
}

}  // namespace reviver
