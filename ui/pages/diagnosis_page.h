// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/page_frame.h"

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
    void resurrectRequested();
    void detectRequested();
    void reportRequested();
    void openFirmwareRequested();
    void lightRequested();

private:
    void makeFooter();
    void runPrimary();

    NextAction m_action = NextAction::None;
    ConfidenceMeter *m_confidence;
    EvidenceTable *m_table;
    Note *m_next;
    QPushButton *m_light;
    QPushButton *m_primary;
};

}  // namespace reviver::ui
