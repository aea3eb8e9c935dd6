// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/device_watcher.h"
#include "ui/bridge/modem_session.h"

#include <QObject>

#include <memory>
#include <vector>

namespace reviver::ui {

/// The modems of this computer and of the practice, each with its session.
class ModemRoster : public QObject {
    Q_OBJECT

public:
    explicit ModemRoster(RepairRecords records, QObject *parent = nullptr);
    ~ModemRoster() override;

    /// Watches one hardware from now on: the computer, or a practice modem.
    void watch(const Hardware &hardware);
    /// Forgets the sessions of a hardware, after their threads have ended.
    void unwatch(const DeviceEnumerator &enumerator);
    void lookNow();

    int count() const { return static_cast<int>(m_entries.size()); }
    ModemSession *at(int row) const { return m_entries[static_cast<std::size_t>(row)].session.get(); }
    int rowOf(const ModemSession *session) const;
    /// The session of a modem that is attached now; null if there is none.
    ModemSession *find(const std::string &modemId) const;
    /// A session whose repair runs now; null if none.
    ModemSession *repairing() const;

signals:
    void aboutToAdd(int row);
    void added(reviver::ui::ModemSession *session);
    void aboutToRemove(reviver::ui::ModemSession *session, int row);
    void removed();
    void sessionChanged(reviver::ui::ModemSession *session);
    /// After each look at the computer.
    void looked();

private:
    struct Source {
        const DeviceEnumerator *enumerator;
        std::unique_ptr<DeviceWatcher> watcher;
    };
    struct Entry {
        std::unique_ptr<ModemSession> session;
        const DeviceEnumerator *source;
    };

    void show(const Modem &modem, const Hardware &hardware);
    void lose(const QString &id, const DeviceEnumerator *source);
    void remove(int row);

    RepairRecords m_records;
    std::vector<Source> m_sources;
    std::vector<Entry> m_entries;
};

}  // namespace reviver::ui
