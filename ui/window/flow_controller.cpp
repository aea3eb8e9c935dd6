// SPDX-License-Identifier: Apache-2.0
#include "ui/window/flow_controller.h"

#include "ui/bridge/modem_list_model.h"
#include "ui/bridge/texts.h"
#include "ui/pages/connect_page.h"
#include "ui/pages/diagnosis_page.h"
#include "ui/pages/firmware_page.h"
#include "ui/pages/plan_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/run_page.h"
#include "ui/pages/terminal_page.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/led_widget.h"
#include "ui/widgets/log_dock.h"
#include "ui/widgets/status_line.h"

namespace reviver::ui {

namespace {

constexpr int kSteps = 6;

struct DrawnLine {
    LogLevel level;
    LogKind kind;
};

DrawnLine drawn(reviver::LogLevel level)
{
    switch (level) {
    case reviver::LogLevel::Step:
        return {LogLevel::Steps, LogKind::Step};
    case reviver::LogLevel::Done:
        return {LogLevel::Steps, LogKind::Done};
    case reviver::LogLevel::Note:
    case reviver::LogLevel::Warning:
        return {LogLevel::Steps, LogKind::Note};
    case reviver::LogLevel::Error:
        return {LogLevel::Steps, LogKind::Error};
    case reviver::LogLevel::Detail:
        return {LogLevel::Details, LogKind::Info};
    case reviver::LogLevel::Wire:
        return {LogLevel::Wire, LogKind::Info};
    }
    return {LogLevel::Details, LogKind::Info};
}

bool isAside(PageId page)
{
    return page == PageId::Report || page == PageId::Firmware || page == PageId::Terminal
        || page == PageId::Interrupted;
}

}  // namespace

FlowController::FlowController(const FlowFrame &frame, ModemRoster &roster, QObject *parent)
    : QObject(parent)
    , m_frame(frame)
    , m_roster(roster)
{
    connect(m_frame.steps, &StepBar::stepActivated, this,
            [this](int step) { goToStep(static_cast<Step>(step)); });
    connect(m_frame.steps, &StepBar::stepRefused, this,
            [this](int, const QString &reason) { announce(Tone::Next, reason); });
    connect(&m_roster, &ModemRoster::added, this, [this](ModemSession *session) {
        if (m_session)
            return;
        const bool offering = page() == PageId::Interrupted;
        selectSession(session);
        // What was broken off waits for the owner, whatever is plugged in.
        if (offering)
            go(PageId::Interrupted);
    });
    connect(&m_roster, &ModemRoster::aboutToRemove, this, [this](ModemSession *session) {
        m_planning.erase(session);
        if (session != m_session)
            return;
        ModemSession *other = nullptr;
        for (int row = 0; row < m_roster.count() && !other; ++row)
            if (m_roster.at(row) != session)
                other = m_roster.at(row);
        selectSession(other);
    });
    refresh();
}

void FlowController::selectSession(ModemSession *session)
{
    if (session == m_session && session)
        return;
    for (const auto &connection : std::exchange(m_connections, {}))
        disconnect(connection);
    m_session = session;
    m_back.clear();
    m_forward.clear();
    if (session)
        watchSession();
    reloadLog();
    m_place = placeOf(session, session && m_planning[session]);
    if (m_place.page == PageId::Run)
        m_frame.pages->run->begin(*session);
    showPageOf(page() == PageId::Firmware && !session ? PageId::Firmware : m_place.page);
}

void FlowController::watchSession()
{
    m_connections = {
        connect(m_session, &ModemSession::changed, this, &FlowController::onSessionChanged),
        connect(m_session, &ModemSession::stepChanged, this, &FlowController::onSessionChanged),
        connect(m_session, &ModemSession::questionAsked, this,
                [this] { m_frame.pages->connectPage->showSession(m_session); }),
        connect(m_session, &ModemSession::progressed, this,
                [this] { m_frame.pages->run->showProgress(*m_session); }),
        connect(m_session, &ModemSession::silenceChanged, this,
                [this] { m_frame.pages->run->showSilence(*m_session); }),
        connect(m_session, &ModemSession::linesLogged, this,
                [this](const QList<reviver::LogLine> &lines) {
                    for (const reviver::LogLine &line : lines)
                        addLogLine(line);
                }),
    };
}

void FlowController::onSessionChanged()
{
    const PageId before = m_place.page;
    m_place = placeOf(m_session, m_planning[m_session]);
    const bool moved = m_place.page != before;
    if (moved && m_place.page == PageId::Run)
        m_frame.pages->run->begin(*m_session);
    // A page beside the way stays in front; the steps tell that the way went on.
    const bool turns = moved && !isAside(page());
    if (turns)
        leaveFor(m_place.page);
    if (moved && (m_place.page == PageId::Run || before == PageId::Run)) {
        m_back.clear();
        m_forward.clear();
    }
    turns ? showPageOf(m_place.page) : refresh();
}

void FlowController::setPlanning(bool planning)
{
    if (!m_session)
        return;
    m_planning[m_session] = planning;
    m_place = placeOf(m_session, planning);
    go(m_place.page);
}

void FlowController::goHome()
{
    m_place = placeOf(m_session, m_session && m_planning[m_session]);
    go(m_place.page);
}

void FlowController::leaveFor(PageId target)
{
    if (target == page())
        return;
    m_back.push_back(page());
    m_forward.clear();
}

void FlowController::go(PageId target)
{
    leaveFor(target);
    showPageOf(target);
}

void FlowController::back()
{
    if (m_back.empty())
        return;
    m_forward.push_back(page());
    const PageId target = m_back.back();
    m_back.pop_back();
    showPageOf(target);
}

void FlowController::forward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(page());
    const PageId target = m_forward.back();
    m_forward.pop_back();
    showPageOf(target);
}

void FlowController::goToStep(Step step)
{
    if (const auto target = pageOfStep(m_session, step))
        go(*target);
    else
        announce(Tone::Next, reasonToWait(m_session, step));
}

bool FlowController::mayResurrect() const
{
    return m_session && !m_session->busy() && m_session->present() && m_session->evidence()
        && mayPlanRepair(*m_session->evidence());
}

bool FlowController::mayTalk() const
{
    if (!m_session || !m_session->evidence() || !m_session->present())
        return false;
    const bool settled = m_session->stage() == ModemSession::Stage::Diagnosed
        || m_session->stage() == ModemSession::Stage::Finished;
    const bool mode = m_session->practice() || m_session->mode() == DeviceMode::Normal;
    return settled && mode && !terminalPorts(*m_session->evidence()).empty();
}

void FlowController::showPageOf(PageId target)
{
    const PageStack &pages = *m_frame.pages;
    switch (target) {
    case PageId::Report:
        if (m_session)
            pages.report->showSession(*m_session);
        break;
    case PageId::Plan:
        if (m_session)
            pages.plan->showSession(*m_session);
        break;
    default:
        break;
    }
    m_frame.pages->showPage(target);
    refresh();
    m_frame.pages->focusFirst(m_frame.steps);
}

void FlowController::refreshPage()
{
    const PageStack &pages = *m_frame.pages;
    switch (page()) {
    case PageId::Connect:
        pages.connectPage->showSession(m_session);
        break;
    case PageId::Diagnosis:
        if (m_session && m_session->evidence())
            pages.diagnosis->showSession(*m_session);
        break;
    case PageId::Run:
        if (m_session && m_session->ranPlan())
            pages.run->showStep(*m_session);
        break;
    case PageId::Result:
        if (m_session && m_session->result())
            pages.result->showSession(*m_session);
        break;
    case PageId::Terminal:
        pages.terminal->showSession(m_session, mayTalk());
        break;
    default:
        break;
    }
    if (page() == PageId::Firmware)
        pages.firmware->showFit(m_session);
    pages.firmware->setTarget(mayResurrect() ? m_session->title() : QString());
}

void FlowController::refresh()
{
    refreshPage();
    refreshHeader();
    refreshSteps();
    refreshStatus();
    emit stateChanged();
}

void FlowController::refreshHeader()
{
    HeaderBar &header = *m_frame.header;
    const bool file = page() == PageId::Firmware;
    const bool interrupted = page() == PageId::Interrupted;
    header.setVisible((m_session && !interrupted) || file);
    m_frame.steps->setVisible(!file && !interrupted && page() != PageId::Terminal);
    if (file) {
        const FirmwarePage &firmware = *m_frame.pages->firmware;
        header.setTile(QStringLiteral("firmware"));
        header.setTitle(firmware.title());
        header.setCaption(firmware.caption());
        header.setModeVisible(false);
        const Verdict summary = firmware.summary();
        header.setVerdict(summary.icon, summary.words, summary.tone);
        return;
    }
    if (!m_session)
        return;
    header.setTile({});
    header.setVerdict({}, {}, Tone::Quiet);
    header.setModeVisible(true);
    const QString title = m_session->title();
    header.setTitle(m_session->practice() ? tr("Practice %1").arg(title) : title);
    if (m_session->stage() == ModemSession::Stage::Changing)
        header.setMode(ModeShape::Restarting, tr("Being changed"));
    else
        header.setMode(modeShape(m_session->mode()), modeWords(m_session->mode()));
    header.setCaption(captionOf(*m_session));
    const reviver::LightPattern light = m_session->light();
    header.led()->setLight(m_session->present() ? lightWords(light) : tr("Not seen yet"), drawnLight(light));
    header.led()->setLive(m_session->practice() && m_session->present());
}

void FlowController::refreshSteps()
{
    StepBar &steps = *m_frame.steps;
    const bool earlier = !isAside(page()) && page() < m_place.page;
    const Step shown = !earlier       ? m_place.step
        : page() == PageId::Connect   ? Step::Detect
        : page() == PageId::Diagnosis ? Step::Diagnose
                                      : Step::BackUp;
    if (m_place.stopped && !earlier)
        steps.setStoppedAt(shown);
    else
        steps.setCurrentStep(shown);
    for (int i = 0; i < kSteps; ++i) {
        const auto step = static_cast<Step>(i);
        const QString skipped = step < shown ? reasonSkipped(m_session, step) : QString();
        if (!skipped.isEmpty())
            steps.setState(step, StepState::Skipped);
        steps.setReason(step, skipped.isEmpty() ? reasonToWait(m_session, step) : skipped);
    }
}

void FlowController::refreshStatus()
{
    const StatusWords words = statusOf(m_session, page());
    m_frame.status->setStatus(words.tone, words.sentence, words.icon);
}

void FlowController::announce(Tone tone, const QString &sentence)
{
    m_frame.status->setStatus(tone, sentence);
}

void FlowController::reloadLog()
{
    m_frame.log->clearLines();
    if (!m_session)
        return;
    for (const reviver::LogLine &line : m_session->log())
        addLogLine(line);
}

void FlowController::addLogLine(const reviver::LogLine &line)
{
    const DrawnLine kind = drawn(line.level);
    m_frame.log->addLine(QString::fromStdString(timeOfDayText(line.time)), kind.level, kind.kind,
                         translate(line.text));
}

}  // namespace reviver::ui
