// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/change_worker.h"

#include "core/base/hex.h"
#include "core/device/diagnosis.h"
#include "ui/bridge/texts.h"

#include <algorithm>

namespace reviver::ui {

namespace {

using reviver::LogLevel;

constexpr std::chrono::milliseconds kLongestWaitForPorts{5000};
constexpr std::chrono::milliseconds kLookForPorts{200};

Message titleOf(HostAction action)
{
    switch (action) {
    case HostAction::PauseManager:
        return REVIVER_TR("Asking ModemManager to leave this modem alone");
    case HostAction::FixAccess:
        return REVIVER_TR("Installing the rule that lets you open modems");
    case HostAction::BindDriver:
        return REVIVER_TR("Telling the system's driver about this modem");
    }
    return {};
}

Message doneText(HostAction action)
{
    switch (action) {
    case HostAction::PauseManager:
        return REVIVER_TR("ModemManager leaves this modem alone until Reviver lets go of it");
    case HostAction::FixAccess:
        return REVIVER_TR("The rule is installed; it stays until you remove it");
    case HostAction::BindDriver:
        return REVIVER_TR("The driver takes this modem until it is unplugged");
    }
    return {};
}

/// What a change does, line by line, for the log.
void noteChange(WorkerLog &log, const std::optional<HostChange> &change)
{
    if (!change)
        return;
    if (!change->file.empty())
        log.note(LogLevel::Detail, {REVIVER_TR("File: %1"), {change->file.string()}});
    log.note(LogLevel::Detail, {REVIVER_TR("Contents: %1"), {change->contents}});
}

}  // namespace

ChangeWorker::ChangeWorker(Hardware hardware, WorkerLog &log)
    : QObject(&log)
    , m_hardware(hardware)
    , m_log(log)
{
}

ChangeWorker::~ChangeWorker() = default;

void ChangeWorker::switchMode(const ModeSwitch &change, const Evidence &evidence, StopToken stop)
{
    m_log.openFile();
    m_log.note(LogLevel::Step, change.title);
    if (!evidence.settings.portSet.empty())
        m_log.note(LogLevel::Detail, {REVIVER_TR("Set of ports before: %1"), {evidence.settings.portSet}});
    const auto observer
        = [this](const ModemPort &port, const Exchange &exchange) { m_log.noteExchange(port, exchange); };
    const auto attempts = [this](const Message &title) { m_log.note(LogLevel::Detail, title); };
    const auto after = reviver::switchMode(change, evidence, m_hardware, std::move(stop), observer, attempts);
    if (!after) {
        report(after.error());
    } else {
        m_log.note(LogLevel::Done, {REVIVER_TR("Mode: %1"), {modeTitle(after->mode).english()}});
        m_log.flush();
        emit detected(*after);
    }
    m_log.closeFile();
}

void ChangeWorker::describe(HostAction action, const AttachedDevice &device)
{
    HostServices *services = m_hardware.services;
    if (services && action == HostAction::FixAccess)
        emit described(action, services->accessRule());
    else if (services && action == HostAction::BindDriver)
        emit described(action, services->driverBinding(device));
    else
        emit described(action, std::nullopt);
}

void ChangeWorker::perform(HostAction action, const Modem &modem)
{
    m_log.openFile();
    m_log.note(LogLevel::Step, titleOf(action));
    const Result<void> done = carryOut(action, modem.device);
    if (!done) {
        report(done.error());
    } else {
        m_log.note(LogLevel::Done, doneText(action));
        if (action == HostAction::BindDriver)
            awaitPorts(modem.id);
        m_log.flush();
        emit performed(action);
    }
    m_log.closeFile();
}

Result<void> ChangeWorker::carryOut(HostAction action, const AttachedDevice &device)
{
    HostServices *services = m_hardware.services;
    if (!services)
        return failure(ErrorCode::Unsupported, "there is no system around this modem");
    switch (action) {
    case HostAction::PauseManager: {
        m_managerAway.reset();
        auto hold = services->keepModemManagerAway(device);
        if (!hold)
            return failure(hold.error());
        m_managerAway = *std::move(hold);
        emit managerPaused(true);
        return {};
    }
    case HostAction::FixAccess:
        noteChange(m_log, services->accessRule());
        return services->installAccessRule();
    case HostAction::BindDriver:
        noteChange(m_log, services->driverBinding(device));
        return services->bindSerialDriver(device);
    }
    return {};
}

/// A driver takes a moment until it has made its ports.
void ChangeWorker::awaitPorts(const std::string &modem)
{
    Clock &clock = m_hardware.clock;
    const Clock::Instant end = clock.now() + kLongestWaitForPorts;
    while (clock.now() < end) {
        const auto modems = groupModems(m_hardware.enumerator.devices());
        const Modem *found = findModem(modems, modem);
        if (found && !found->ports.empty())
            return;
        clock.sleep(kLookForPorts);
    }
}

void ChangeWorker::letManagerBack()
{
    if (!m_managerAway)
        return;
    m_managerAway.reset();
    m_log.note(LogLevel::Note, REVIVER_TR("ModemManager may use this modem again"));
    m_log.flush();
    emit managerPaused(false);
}

void ChangeWorker::readNumbers(const std::string &port, StopToken stop)
{
    m_log.note(LogLevel::Step, REVIVER_TR("Asking the chip for its numbers"));
    const auto numbers = readEmergencyIds(port, m_hardware, std::move(stop));
    if (!numbers)
        return report(numbers.error());
    m_log.note(LogLevel::Detail, {REVIVER_TR("Chip: %1, key: %2"), {numbers->hardwareId, numbers->keyHash}});
    m_log.flush();
    emit numbersRead(*numbers);
}

void ChangeWorker::saveDump(const std::string &port, const QString &folder, StopToken stop)
{
    m_log.openFile();
    m_log.note(LogLevel::Step, {REVIVER_TR("Saving the modem's memory in %1"), {folder.toStdString()}});
    m_dumpedRegions = 0;
    m_sinceTold.start();
    const auto saved = saveMemoryDump(
        port, m_hardware, std::filesystem::path(folder.toStdString()),
        [this](const DumpProgress &progress) { tellDump(progress); }, std::move(stop));
    if (!saved) {
        report(saved.error());
    } else {
        m_log.note(LogLevel::Done, {REVIVER_TR("%1 regions are saved"), {std::to_string(saved->size())}});
        m_log.flush();
        emit dumpSaved(folder, *saved);
    }
    m_log.closeFile();
}

/// Each region for the log when it begins; how far it is, a few times a second.
void ChangeWorker::tellDump(const DumpProgress &progress)
{
    constexpr qint64 kGapMs = 100;
    const DumpRegion &region = progress.regions[progress.region];
    for (; m_dumpedRegions <= progress.region; ++m_dumpedRegions) {
        const DumpRegion &begun = progress.regions[m_dumpedRegions];
        m_log.note(
            LogLevel::Detail,
            {REVIVER_TR("%1 (%2): %3 octets at %4"),
             {begun.name, begun.description, std::to_string(begun.size), hexNumber(begun.address, 8)}});
    }
    if (m_sinceTold.elapsed() < kGapMs && progress.doneOfAll != progress.total)
        return;
    m_sinceTold.start();
    emit m_log.asked(tr("%1: %2 % of %3")
                         .arg(QString::fromStdString(region.name))
                         .arg(progress.doneOfAll * 100 / std::max<std::uint64_t>(progress.total, 1))
                         .arg(sizeText(progress.total)));
}

void ChangeWorker::report(const Error &error)
{
    const bool stopped = error.code() == ErrorCode::Cancelled;
    m_log.note(stopped ? LogLevel::Note : LogLevel::Error, {REVIVER_TR("Not done: %1"), {error.detail()}});
    m_log.flush();
    emit failed(error);
}

}  // namespace reviver::ui
