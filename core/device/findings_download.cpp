// SPDX-License-Identifier: Apache-2.0
//
// Download modes: the modem waits for firmware.
#include "core/device/findings.h"
#include "core/device/mode_findings.h"
#include "core/device/modem_family.h"

namespace reviver {
namespace {

using findings::add;

const Message &inDownloadMode()
{
    static const Message text = REVIVER_TR("Download mode");
    return text;
}

Finding loaderVersion(const Evidence &evidence)
{
    const Message checked = REVIVER_TR("Loader version request");
    const CapabilityVector seen = evidence.capabilities();
    if (seen.softwareVersion == Answer::Given)
        return {checked, Message{"%1", {evidence.identity.buildId}}, inDownloadMode(), FindingWeight::Proof,
                true};
    if (seen.softwareVersion == Answer::Refused)
        return {checked, REVIVER_TR("Refused"), inDownloadMode(), FindingWeight::Proof, false};
    return {checked, REVIVER_TR("No answer"), REVIVER_TR("An early loader knows no version"),
            FindingWeight::Expected, false};
}

std::optional<Finding> productRequest(const Evidence &evidence)
{
    const Message checked = REVIVER_TR("Product name request");
    switch (evidence.capabilities().productId) {
    case Answer::Given:
        return Finding{checked, Message{"%1", {modelTitle(evidence)}},
                       REVIVER_TR("Huawei's download protocol"), FindingWeight::Proof, true};
    case Answer::Refused:
        return Finding{checked, REVIVER_TR("Refused"), REVIVER_TR("Not Huawei's download protocol"),
                       FindingWeight::Supports, false};
    case Answer::Silent:
        return Finding{checked, REVIVER_TR("No answer"), REVIVER_TR("No clue"), FindingWeight::Unknown,
                       false};
    case Answer::NotAsked:
        break;
    }
    return std::nullopt;
}

std::optional<Finding> loaderParameters(const Evidence &evidence)
{
    const CapabilityVector seen = evidence.capabilities();
    const Message checked = REVIVER_TR("Loader parameters");
    if (seen.parameters == Answer::Given)
        return Finding{checked, REVIVER_TR("Given"), REVIVER_TR("Qualcomm's download protocol"),
                       FindingWeight::Proof, false};
    if (seen.nop == Answer::Given)
        return Finding{REVIVER_TR("Empty command"), REVIVER_TR("Acknowledged"),
                       REVIVER_TR("Qualcomm's download protocol"), FindingWeight::Proof, false};
    return std::nullopt;
}

std::optional<Finding> downloadMonitor(const Evidence &evidence)
{
    if (evidence.capabilities().downloadVersion != Answer::Given)
        return std::nullopt;
    return Finding{REVIVER_TR("Download monitor (AT^DLOADVER?)"), Message{"%1", {"2.0"}}, inDownloadMode(),
                   FindingWeight::Proof, true};
}

std::optional<Finding> chip(const Evidence &evidence)
{
    const ModemFamily *family = familyOfBuild(evidence.identity.buildId);
    if (!family)
        return std::nullopt;
    return Finding{REVIVER_TR("Chip, by the loader's version"), Message{"%1", {std::string(family->chip)}},
                   REVIVER_TR("Firmware must be made for it"), FindingWeight::Supports, false};
}

std::optional<Finding> usbId(const Evidence &evidence)
{
    const auto &id = evidence.modem.device.id;
    const DeviceMode hint = id ? hintOfUsbId(*id) : DeviceMode::Unknown;
    if (isDownloadMode(hint))
        return findings::usb(evidence, REVIVER_TR("Fits download mode"), FindingWeight::Supports);
    return findings::usb(evidence, REVIVER_TR("No clue: looks like normal"), FindingWeight::Misleading);
}

}  // namespace

/// Either the version text or a protocol proof, and nothing that speaks of a running program.
Confidence downloadConfidence(const Evidence &evidence)
{
    const CapabilityVector seen = evidence.capabilities();
    const bool version = seen.softwareVersion == Answer::Given;
    const bool protocol = seen.productId == Answer::Given || seen.parameters == Answer::Given
        || seen.nop == Answer::Given || seen.downloadVersion == Answer::Given;
    if (version && protocol)
        return Confidence::High;
    if (version && seen.at == Answer::Silent)
        return Confidence::High;
    return version || protocol ? Confidence::Medium : Confidence::Low;
}

std::vector<Finding> downloadFindings(const Evidence &evidence)
{
    std::vector<Finding> list;
    add(list, downloadMonitor(evidence));
    if (evidence.capabilities().softwareVersion != Answer::NotAsked)
        list.push_back(loaderVersion(evidence));
    add(list, productRequest(evidence));
    add(list, loaderParameters(evidence));
    if (evidence.capabilities().downloadVersion != Answer::Given)
        add(list, findings::at(evidence, inDownloadMode(), FindingWeight::Proof));
    add(list, chip(evidence));
    list.push_back(findings::light(evidence, {LightPattern::SlowBlink}, REVIVER_TR("Fits download mode"),
                                   REVIVER_TR("Unusual for download mode; the ports say more")));
    list.push_back(findings::disc(evidence, REVIVER_TR("Fits download mode")));
    add(list, usbId(evidence));
    list.push_back(findings::imeiUnreadable());
    return list;
}

std::vector<Finding> loaderFindings(const Evidence &evidence)
{
    std::vector<Finding> list;
    const bool qdl = evidence.anySpeaks(Speech::Qdl);
    const Message fits = qdl ? REVIVER_TR("Fits a boot loader") : REVIVER_TR("Fits a running loader");
    list.push_back({qdl ? REVIVER_TR("Gobi greeting (QDL)") : REVIVER_TR("Loader greeting"),
                    REVIVER_TR("Answered"),
                    qdl ? REVIVER_TR("The boot loader of a Gobi or Sierra modem")
                        : REVIVER_TR("A loader runs from memory"),
                    FindingWeight::Proof, false});
    add(list, findings::at(evidence, fits, FindingWeight::Supports));
    list.push_back(findings::disc(evidence, fits));
    add(list, usbId(evidence));
    list.push_back(findings::imeiUnreadable());
    return list;
}

}  // namespace reviver
