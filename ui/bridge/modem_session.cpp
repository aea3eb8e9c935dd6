// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/modem_session.h"

namespace reviver::ui {

namespace {

constexpr std::size_t kMaxLogLines = 5000;

}  // namespace

ModemSession::ModemSession(Modem modem, Hardware hardware, const RepairRecords &records, QObject *parent)
    : QObject(parent)
    , m_modem(std::move(modem))
    , m_workerLog(new WorkerLog(hardware.clock, records.logs))
    , m_worker(new SessionWorker(hardware, *m_workerLog, records))
    , m_changes(new SessionChanges(*this, new ChangeWorker(hardware, *m_workerLog)))
    , m_terminal(new TerminalTalk(new TerminalWorker(hardware, *m_workerLog), this))
    , m_thread(QStringLiteral("modem ") + id(), m_workerLog)
{
    connectWorker();
}

ModemSession::~ModemSession()
{
    m_stop.requestStop();
    m_terminal->stop();
}

void ModemSession::connectWorker()
{
    connect(m_workerLog, &WorkerLog::asked, this, [this](const QString &question) {
        m_lastQuestion = question;
        emit questionAsked();
    });
    connect(m_worker, &SessionWorker::probed, this, &ModemSession::takeEvidence);
    connect(m_workerLog, &WorkerLog::linesLogged, this, &ModemSession::takeLines);
    connect(m_workerLog, &WorkerLog::fileOpened, this, [this](const QString &path) { m_logFile = path; });
    connect(m_terminal, &TerminalTalk::changed, this, &ModemSession::changed);
    connect(m_changes, &SessionChanges::managerPausedChanged, this, &ModemSession::changed);
    connect(m_worker, &SessionWorker::powerSeen, this, [this](const PowerState &power) { m_power = power; });
    connectRepair();
}

void ModemSession::connectRepair()
{
    connect(m_worker, &SessionWorker::continuing, this, &ModemSession::takeContinuing);
    connect(m_worker, &SessionWorker::continueRefused, this, &ModemSession::takeRefusal);
    connect(m_worker, &SessionWorker::planned, this, [this](const RepairPlan &plan) {
        m_ranPlan = plan;
        m_progress.replan(plan);
        emit stepChanged();
    });
    connect(m_worker, &SessionWorker::awaiting, this, [this](std::chrono::milliseconds limit) {
        m_awaited = limit;
        emit silenceChanged();
        emit changed();
    });
    connect(m_worker, &SessionWorker::repairBegan, this, [this](Clock::Instant at) {
        m_progress.start(*m_ranPlan, at);
        emit stepChanged();
    });
    connect(m_worker, &SessionWorker::stepBegan, this, [this](std::size_t step) {
        m_progress.stepStarted(step);
        emit stepChanged();
    });
    connect(m_worker, &SessionWorker::stepEnded, this, [this](std::size_t step) {
        m_progress.stepFinished(step);
        emit stepChanged();
    });
    connect(m_worker, &SessionWorker::progressChanged, this, [this](const TimedProgress &progress) {
        m_progress.progressed(progress.progress, progress.at);
        emit progressed();
    });
    connect(m_worker, &SessionWorker::modeSeen, this, [this](DeviceMode mode) {
        m_seenMode = mode;
        emit changed();
    });
    connect(m_worker, &SessionWorker::silent, this,
            [this](std::chrono::milliseconds silence, std::chrono::milliseconds limit) {
                m_silence = silence;
                m_silenceLimit = limit;
                emit silenceChanged();
            });
    connect(m_worker, &SessionWorker::repaired, this, &ModemSession::takeResult);
}

bool ModemSession::busy() const
{
    return m_stage == Stage::Asking || m_stage == Stage::Changing || m_stage == Stage::Repairing
        || m_terminal->waiting();
}

void ModemSession::setModem(const Modem &modem)
{
    if (modem == m_modem && m_present)
        return;
    m_modem = modem;
    // What was seen before it went away need not be true any more.
    if (!m_present && m_stage == Stage::Diagnosed)
        m_stage = Stage::Found;
    m_present = true;
    m_returnExpected = false;
    emit changed();
}

void ModemSession::setPresent(bool present)
{
    if (present == m_present)
        return;
    m_present = present;
    // What the user saw was the light of the mode before.
    m_light = reviver::LightPattern::Unknown;
    emit changed();
}

QString ModemSession::title() const
{
    const QString name = QString::fromStdString(m_evidence ? modelTitle(*m_evidence) : displayName(m_modem));
    const bool number = !name.isEmpty() && (name.front().isDigit() || name.front() == u'/');
    return number ? tr("Modem %1").arg(name) : name;
}

DeviceMode ModemSession::mode() const
{
    if (!m_present)
        return DeviceMode::Unknown;
    if (m_seenMode)
        return *m_seenMode;
    return m_evidence ? m_evidence->mode : DeviceMode::Unknown;
}

reviver::LightPattern ModemSession::light() const
{
    if (!m_present)
        return reviver::LightPattern::Unknown;
    return practice() ? m_modem.device.light : m_light;
}

void ModemSession::setLight(reviver::LightPattern light)
{
    m_light = light;
    if (m_evidence) {
        m_evidence->light = light;
        m_diagnosis = diagnose(*m_evidence);
    }
    emit changed();
}

void ModemSession::detect()
{
    if (busy())
        return;
    m_stage = Stage::Asking;
    m_changeProblem.reset();
    m_continueProblem.reset();
    m_stop = StopSource();
    m_lastQuestion.clear();
    m_result.reset();
    m_seenMode.reset();
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, modem = m_modem, seen = light(), stop = m_stop.token()] {
                                  worker->probe(modem, seen, stop);
                              });
    emit changed();
}

void ModemSession::takeEvidence(const Evidence &evidence)
{
    m_evidence = evidence;
    m_diagnosis = diagnose(evidence);
    m_stage = Stage::Diagnosed;
    replan();
    emit changed();
}

std::optional<StopToken> ModemSession::beginChange(const QString &title, const QString &text)
{
    if (busy())
        return std::nullopt;
    m_stage = Stage::Changing;
    m_changeTitle = title;
    m_changeText = text;
    m_changeProblem.reset();
    m_lastQuestion.clear();
    m_result.reset();
    m_seenMode.reset();
    m_stop = StopSource();
    emit changed();
    return m_stop.token();
}

void ModemSession::endChange(const Evidence &evidence)
{
    // What the owner saw was the light of the mode before.
    m_light = reviver::LightPattern::Unknown;
    m_lastChange = m_changeTitle;
    takeEvidence(evidence);
}

void ModemSession::endChangeAndDetect()
{
    m_stage = Stage::Found;
    detect();
}

void ModemSession::endChange(const std::optional<Error> &problem)
{
    m_changeProblem = problem;
    m_stage = m_evidence ? Stage::Diagnosed : Stage::Found;
    emit changed();
}

void ModemSession::setFirmware(BundlePtr bundle)
{
    m_bundle = std::move(bundle);
    m_options = {};
    replan();
    emit changed();
}

void ModemSession::setOptions(PlanOptions options)
{
    m_options = std::move(options);
    replan();
    emit changed();
}

void ModemSession::replan()
{
    m_plan.reset();
    if (!m_evidence || !m_bundle)
        return;
    PlanOptions options = m_options;
    options.power = m_power;
    m_plan = makePlan(*m_evidence, *m_bundle, options);
}

bool ModemSession::startRepair()
{
    if (busy() || !m_plan || !m_plan->mayStart())
        return false;
    m_stage = Stage::Repairing;
    m_stop = StopSource();
    m_ranPlan = m_plan;
    m_result.reset();
    m_continueProblem.reset();
    m_seenMode.reset();
    m_silence = m_silenceLimit = m_awaited = {};
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, plan = *m_plan, evidence = *m_evidence, bundle = m_bundle,
                               stop = m_stop.token()] { worker->repair(plan, evidence, bundle, stop); });
    emit changed();
    return true;
}

void ModemSession::continueRepair(const JournalContents &journal)
{
    if (busy())
        return;
    m_stage = Stage::Asking;
    m_stop = StopSource();
    m_continueProblem.reset();
    m_lastQuestion.clear();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, journal, modem = m_modem, stop = m_stop.token()] {
        worker->continueRepair(journal, modem, stop);
    });
    emit changed();
}

void ModemSession::takeContinuing(const Evidence &evidence, const BundlePtr &bundle, const RepairPlan &plan)
{
    m_evidence = evidence;
    m_diagnosis = diagnose(evidence);
    m_bundle = bundle;
    m_options = plan.options;
    m_plan = m_ranPlan = plan;
    m_stage = Stage::Repairing;
    m_result.reset();
    m_seenMode.reset();
    m_silence = m_silenceLimit = m_awaited = {};
    emit changed();
}

void ModemSession::takeRefusal(const Error &error)
{
    m_continueProblem = error;
    m_stage = m_result ? Stage::Finished : m_evidence ? Stage::Diagnosed : Stage::Found;
    emit changed();
}

void ModemSession::stop(StopRequest request)
{
    m_stop.requestStop(request);
    emit changed();
}

void ModemSession::takeResult(const RepairResult &result)
{
    m_result = result;
    m_seenMode = result.mode;
    m_light = reviver::LightPattern::Unknown;
    m_silence = m_silenceLimit = m_awaited = {};
    m_stage = Stage::Finished;
    // The work is over when the modem works; until then the owner may want to try again.
    if (result.outcome == Outcome::Verified || result.outcome == Outcome::Written)
        m_changes->letManagerBack();
    emit changed();
}

void ModemSession::takeLines(const QList<reviver::LogLine> &lines)
{
    for (const reviver::LogLine &line : lines)
        m_log.push_back(line);
    while (m_log.size() > kMaxLogLines)
        m_log.pop_front();
    emit linesLogged(lines);
}

}  // namespace reviver::ui
