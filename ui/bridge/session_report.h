// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/report.h"
#include "ui/bridge/modem_session.h"

namespace reviver::ui {

/// What a report about a session is made of: values of its own, so that a new repair can't change
/// them, and that another thread may write it.
class SessionReport {
public:
    SessionReport(const ModemSession &session, const std::string &programVersion, const std::string &system);
    SessionReport(const SessionReport &) = delete;
    SessionReport &operator=(const SessionReport &) = delete;

    /// Points into this object.
    const ReportInput &input() const { return m_input; }

private:
    ReportInput m_input;
    BundlePtr m_bundle;
    std::optional<RepairPlan> m_plan;
    std::optional<RepairResult> m_result;
};

}  // namespace reviver::ui
