// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/session_report.h"

namespace reviver::ui {

SessionReport::SessionReport(const ModemSession &session, const std::string &programVersion,
                             const std::string &system)
    : m_bundle(session.firmware())
    , m_plan(session.result() ? session.ranPlan() : session.plan())
    , m_result(session.result())
{
    for (const reviver::LogLine &line : session.log())
        if (line.level != reviver::LogLevel::Wire)
            m_input.log.push_back(line);
    if (session.evidence())
        m_input.evidence = *session.evidence();
    else
        m_input.evidence.modem = session.modem();
    m_input.diagnosis = session.diagnosis();
    m_input.bundle = m_plan ? m_bundle.get() : nullptr;
    m_input.plan = m_plan ? &*m_plan : nullptr;
    m_input.result = m_result ? &*m_result : nullptr;
    m_input.programVersion = programVersion;
    m_input.system = system;
    m_input.time = SystemClock().wallTime();
}

}  // namespace reviver::ui
