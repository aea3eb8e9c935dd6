// SPDX-License-Identifier: Apache-2.0
#include "ui/window/interrupted_jobs.h"

#include "core/repair/job_list.h"
#include "ui/bridge/texts.h"
#include "ui/dialogs/stop_questions.h"
#include "ui/pages/interrupted_page.h"
#include "ui/window/flow_controller.h"

namespace reviver::ui {

InterruptedJobs::InterruptedJobs(RepairRecords records, ModemRoster &roster, FlowController &flow,
                                 InterruptedPage &page, QWidget *window)
    : QObject(window)
    , m_records(std::move(records))
    , m_roster(roster)
    , m_flow(flow)
    , m_page(page)
    , m_window(window)
{
    connect(&m_page, &InterruptedPage::continueRequested, this, &InterruptedJobs::continueNow);
    connect(&m_page, &InterruptedPage::discardRequested, this, &InterruptedJobs::discard);
    connect(&m_page, &InterruptedPage::reportRequested, this, &InterruptedJobs::report);
    connect(&m_roster, &ModemRoster::looked, this, [this] {
        if (m_waiting && sessionOfJob())
            continueNow();
    });
}

bool InterruptedJobs::offerNewest()
{
    m_job.reset();
    if (!m_records.files)
        return false;
    discardOldJobs(m_records.journals, *m_records.files);
    for (const ListedJob &job : listJobs(m_records.journals, *m_records.files)) {
        if (!job.interrupted())
            continue;
        m_job = *job.contents;
        showJob();
        return true;
    }
    return false;
}

void InterruptedJobs::showJob()
{
    m_waiting = false;
    m_page.showJob(*m_job);
    m_flow.go(PageId::Interrupted);
}

void InterruptedJobs::goOn(const std::filesystem::path &journal)
{
    auto contents = readJournal(journal);
    if (!contents)
        return m_flow.announce(Tone::Error,
                               tr("The repair can't be continued: %1. Start it again.")
                                   .arg(QString::fromStdString(contents.error().detail())));
    m_job = *std::move(contents);
    continueNow();
}

ModemSession *InterruptedJobs::sessionOfJob() const
{
    std::vector<Modem> modems;
    for (int row = 0; row < m_roster.count(); ++row)
        if (m_roster.at(row)->present() && !m_roster.at(row)->busy())
            modems.push_back(m_roster.at(row)->modem());
    const Modem *modem = modemOf(*m_job, modems);
    return modem ? m_roster.find(modem->id) : nullptr;
}

void InterruptedJobs::continueNow()
{
    if (!m_job)
        return;
    ModemSession *session = sessionOfJob();
    m_waiting = session == nullptr;
    if (m_waiting) {
        showJob();
        m_page.showWaiting();
        m_waiting = true;
        return m_roster.lookNow();
    }
    follow(session);
    m_flow.selectSession(session);
    session->continueRepair(*m_job);
    m_flow.goHome();
}

/// Until the repair runs, or could not be continued.
void InterruptedJobs::follow(ModemSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    connect(session, &ModemSession::changed, this, [this] {
        if (m_session->stage() == ModemSession::Stage::Asking)
            return;
        m_session->disconnect(this);
        if (!m_session->continueProblem())
            return m_job.reset();
        showJob();
        m_page.showProblem(adviceFor(*m_session->continueProblem()));
    });
}

void InterruptedJobs::discard()
{
    if (!m_job || !confirmDiscard(QString::fromStdString(m_job->job.modem.model), m_window))
        return;
    const auto done = discardJob(m_job->path, *m_records.files);
    m_waiting = false;
    if (!offerNewest())
        m_flow.goHome();
    if (!done)
        m_flow.announce(
            Tone::Error,
            tr("The repair can't be forgotten: %1.").arg(QString::fromStdString(done.error().detail())));
}

void InterruptedJobs::report()
{
    ModemSession *session = m_job ? sessionOfJob() : nullptr;
    if (!session)
        return m_flow.announce(Tone::Next, tr("Plug in the modem first. Then there is something to report."));
    m_flow.selectSession(session);
    if (session->evidence())
        return m_flow.go(PageId::Report);
    connect(session, &ModemSession::changed, this, [this, session] {
        if (session->stage() == ModemSession::Stage::Asking)
            return;
        session->disconnect(this);
        if (session->evidence())
            m_flow.go(PageId::Report);
    });
    session->detect();
}

}  // namespace reviver::ui
