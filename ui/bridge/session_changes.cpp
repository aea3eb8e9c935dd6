// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/session_changes.h"

#include "ui/bridge/modem_session.h"
#include "ui/bridge/texts.h"

namespace reviver::ui {

SessionChanges::SessionChanges(ModemSession &session, ChangeWorker *worker)
    : QObject(&session)
    , m_session(session)
    , m_worker(worker)
{
    connect(worker, &ChangeWorker::detected, this,
            [this](const Evidence &evidence) { m_session.endChange(evidence); });
    connect(worker, &ChangeWorker::described, this, &SessionChanges::described);
    connect(worker, &ChangeWorker::performed, this, [this] { m_session.endChangeAndDetect(); });
    connect(worker, &ChangeWorker::managerPaused, this, [this](bool paused) {
        m_managerPaused = paused;
        emit managerPausedChanged();
    });
    connect(worker, &ChangeWorker::numbersRead, this, [this](const EmergencyIds &numbers) {
        m_session.endChange();
        emit numbersRead(numbers);
    });
    connect(worker, &ChangeWorker::dumpSaved, this,
            [this](const QString &folder, const std::vector<DumpRegion> &regions) {
                m_session.endChange();
                emit dumpSaved(folder, regions);
            });
    connect(worker, &ChangeWorker::failed, this, [this](const Error &error) { m_session.endChange(error); });
}

std::vector<ModeSwitch> SessionChanges::possible() const
{
    if (m_session.busy() || !m_session.present() || !m_session.evidence())
        return {};
    return modeSwitches(*m_session.evidence());
}

void SessionChanges::switchMode(const ModeSwitch &change)
{
    if (!m_session.evidence())
        return;
    const QString text = change.leavesBus
        ? tr("It goes away and comes back. Leave it plugged in; this can take a minute.")
        : tr("It is asked again afterwards. Leave it plugged in.");
    run(translate(change.title), text,
        [worker = m_worker, change, evidence = *m_session.evidence()](StopToken stop) {
            worker->switchMode(change, evidence, std::move(stop));
        });
}

void SessionChanges::describe(HostAction action)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, action, device = m_session.modem().device] {
        worker->describe(action, device);
    });
}

void SessionChanges::perform(HostAction action)
{
    const QString text = action == HostAction::PauseManager
        ? tr("ModemManager is asked to leave this modem alone.")
        : tr("The system may ask for your password in a window of its own.");
    run(tr("Changing a setting of this computer"), text,
        [worker = m_worker, action, modem = m_session.modem()](const StopToken &) {
            worker->perform(action, modem);
        });
}

void SessionChanges::letManagerBack()
{
    QMetaObject::invokeMethod(m_worker, &ChangeWorker::letManagerBack);
}

void SessionChanges::readNumbers()
{
    if (!m_session.evidence())
        return;
    run(tr("Asking the chip for its numbers"), tr("Nothing is changed by this."),
        [worker = m_worker, port = m_session.evidence()->workPort](StopToken stop) {
            worker->readNumbers(port, std::move(stop));
        });
}

void SessionChanges::saveDump(const QString &folder)
{
    if (!m_session.evidence())
        return;
    run(tr("Saving the modem's memory"), tr("Nothing is changed on the modem. Leave it plugged in."),
        [worker = m_worker, port = m_session.evidence()->workPort, folder](StopToken stop) {
            worker->saveDump(port, folder, std::move(stop));
        });
}

void SessionChanges::run(const QString &title, const QString &text, std::function<void(StopToken)> work)
{
    const std::optional<StopToken> stop = m_session.beginChange(title, text);
    if (!stop)
        return;
    QMetaObject::invokeMethod(m_worker, [work = std::move(work), stop = *stop] { work(stop); });
}

}  // namespace reviver::ui
