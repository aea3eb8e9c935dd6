// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/modem_roster.h"

#include <algorithm>

namespace reviver::ui {

ModemRoster::ModemRoster(std::filesystem::path logFolder, QObject *parent)
    : QObject(parent)
    , m_logFolder(std::move(logFolder))
{
}

ModemRoster::~ModemRoster() = default;

void ModemRoster::watch(const Hardware &hardware)
{
    auto watcher = std::make_unique<DeviceWatcher>(hardware.enumerator);
    const auto onSeen = [this, hardware](const Modem &modem) { show(modem, hardware); };
    connect(watcher.get(), &DeviceWatcher::appeared, this, onSeen);
    connect(watcher.get(), &DeviceWatcher::changed, this, onSeen);
    connect(watcher.get(), &DeviceWatcher::vanished, this,
            [this, source = &hardware.enumerator](const QString &id) { lose(id, source); });
    connect(watcher.get(), &DeviceWatcher::looked, this, &ModemRoster::looked);
    watcher->start();
    m_sources.push_back({&hardware.enumerator, std::move(watcher)});
}

void ModemRoster::unwatch(const DeviceEnumerator &enumerator)
{
    std::erase_if(m_sources, [&](const Source &s) { return s.enumerator == &enumerator; });
    for (int row = count() - 1; row >= 0; --row)
        if (m_entries[static_cast<std::size_t>(row)].source == &enumerator)
            remove(row);
}

void ModemRoster::lookNow()
{
    for (const Source &source : m_sources)
        source.watcher->lookNow();
}

int ModemRoster::rowOf(const ModemSession *session) const
{
    for (int row = 0; row < count(); ++row)
        if (at(row) == session)
            return row;
    return -1;
}

ModemSession *ModemRoster::repairing() const
{
    for (const Entry &entry : m_entries)
        if (entry.session->stage() == ModemSession::Stage::Repairing)
            return entry.session.get();
    return nullptr;
}

void ModemRoster::show(const Modem &modem, const Hardware &hardware)
{
    for (const Entry &entry : m_entries)
        if (entry.source == &hardware.enumerator && entry.session->modem().id == modem.id)
            return entry.session->setModem(modem);
    emit aboutToAdd(count());
    auto session = std::make_unique<ModemSession>(modem, hardware, m_logFolder);
    ModemSession *raw = session.get();
    connect(raw, &ModemSession::changed, this, [this, raw] { emit sessionChanged(raw); });
    connect(raw, &ModemSession::progressed, this, [this, raw] { emit sessionChanged(raw); });
    m_entries.push_back({std::move(session), &hardware.enumerator});
    emit added(raw);
}

void ModemRoster::lose(const QString &id, const DeviceEnumerator *source)
{
    for (int row = 0; row < count(); ++row) {
        const Entry &entry = m_entries[static_cast<std::size_t>(row)];
        if (entry.source != source || entry.session->id() != id)
            continue;
        // A modem under repair, with a result to read, or that was told to restart stays: it comes
        // back under the same id.
        if (entry.session->busy() || entry.session->result() || entry.session->returnExpected())
            entry.session->setPresent(false);
        else
            remove(row);
        return;
    }
}

void ModemRoster::remove(int row)
{
    const auto place = m_entries.begin() + row;
    emit aboutToRemove(place->session.get(), row);
    const Entry gone = std::move(*place);
    m_entries.erase(place);
    emit removed();
}

}  // namespace reviver::ui
