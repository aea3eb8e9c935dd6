// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/page_frame.h"

#include <QPointer>

class QMenu;

namespace reviver::ui {

class ConfidenceMeter;
class EvidenceTable;
class Note;

/// What is wrong, how sure that is, and what follows.
class DiagnosisPage : public PageFrame {
    Q_OBJECT

public:
    explicit DiagnosisPage(QWidget *parent = nullptr);

    void showSession(const ModemSession &session);

signals:
    /// The one button, or one of the other options.
    void actionRequested(reviver::NextAction action);
    void modeSwitchRequested(const reviver::ModeSwitch &change);
    void openFirmwareRequested();
    void lightRequested();

protected:
    void setDensity(Density density) override;

private:
    void makeFooter();
    void fillOptions();
    void showFindings();
    void showNext(const ModemSession &session);

    QPointer<const ModemSession> m_session;
    QMenu *m_options;
    NextAction m_action = NextAction::None;
    ConfidenceMeter *m_confidence;
    EvidenceTable *m_table;
    QPushButton *m_all;
    bool m_showAll = false;
    Note *m_next;
    QPushButton *m_light;
    QPushButton *m_primary;
};

}  // namespace reviver::ui
