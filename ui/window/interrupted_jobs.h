// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/journal.h"
#include "ui/bridge/modem_roster.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace reviver::ui {

class FlowController;
class InterruptedPage;

/// The repairs that were broken off: offers to go on with the newest, finds its modem, and
/// has it continued there, now or once it is plugged in.
class InterruptedJobs : public QObject {
    Q_OBJECT

public:
    InterruptedJobs(RepairRecords records, ModemRoster &roster, FlowController &flow, InterruptedPage &page,
                    QWidget *window);

    /// Reads the journals and shows the newest that can be continued; false if there is none.
    bool offerNewest();
    /// Goes on with the repair of this journal.
    void goOn(const std::filesystem::path &journal);

private:
    void showJob();
    void continueNow();
    void discard();
    /// Report of the modem, once it was asked.
    void report();
    /// Its modem among those that are attached and at rest; null if it is not there.
    ModemSession *sessionOfJob() const;
    void follow(ModemSession *session);

    RepairRecords m_records;
    ModemRoster &m_roster;
    FlowController &m_flow;
    InterruptedPage &m_page;
    QWidget *m_window;
    std::optional<JournalContents> m_job;
    QPointer<ModemSession> m_session;  ///< in which it is continued
    bool m_waiting = false;            ///< for its modem
};

}  // namespace reviver::ui
