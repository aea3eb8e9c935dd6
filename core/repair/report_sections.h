// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/report_document.h"

namespace reviver {

/// Hides what is personal in everything that a report quotes: IMEI, serial numbers, IMSI
/// and ICCID, and the names of users in paths.
class ReportPrivacy {
public:
    ReportPrivacy(const ReportInput &input, const ReportOptions &options);

    /// A value that is personal as a whole, "35**********012 (hidden)"; "not seen" if empty.
    std::string identity(const std::string &value) const;
    /// What the modem or the system said, without what is personal in it.
    std::string said(const std::string &text) const;

private:
    bool m_show;
    std::vector<std::string> m_secrets;  ///< what is known to be personal, as it stands in texts
};

/// "not seen" for an empty value.
std::string orNotSeen(const std::string &value);

// One function per section, in the order of reading.

ReportSection resultSection(const RepairResult &result);
ReportSection diagnosisSection(const Diagnosis &diagnosis);
ReportSection findingsSection(const Diagnosis &diagnosis, const ReportPrivacy &privacy);
ReportSection modemSection(const ReportInput &input, const ReportPrivacy &privacy);
ReportSection settingsSection(const ModemSettings &settings, const ReportPrivacy &privacy);
ReportSection usbSection(const AttachedDevice &device, const ReportPrivacy &privacy);
ReportSection interfacesSection(const AttachedDevice &device);
ReportSection portsSection(const ReportInput &input, const ReportPrivacy &privacy);
ReportSection computerSection(const ReportInput &input, const ReportPrivacy &privacy);
ReportSection repairSection(const ReportInput &input);
ReportSection logSection(const ReportInput &input, const ReportPrivacy &privacy);

}  // namespace reviver
