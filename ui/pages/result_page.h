// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/page_frame.h"

namespace reviver::ui {

class FailureView;
class ProofView;

/// How a repair ended: verified, written but not checked, failed, stopped.
class ResultPage : public PageFrame {
    Q_OBJECT

public:
    explicit ResultPage(QWidget *parent = nullptr);

    void showSession(const ModemSession &session);

signals:
    /// A next step, by its link or by the primary button.
    void stepChosen(reviver::RepairAction action);
    void anotherModemRequested();
    void openLogFolderRequested();

protected:
    void setDensity(Density density) override;

private:
    void choosePrimary(const RepairResult &result);

    ProofView *m_proof;
    FailureView *m_failure;
    QPushButton *m_another;
    QPushButton *m_saveAside;  ///< saves the report where something else is the primary
    QPushButton *m_primary;
    RepairAction m_action = RepairAction::SaveReport;  ///< of the primary
};

}  // namespace reviver::ui
