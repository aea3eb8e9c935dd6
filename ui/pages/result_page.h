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
    void reportRequested();
    void anotherModemRequested();
    /// Ask the modem again, to see whether it is back.
    void checkRequested();
    /// Ask the modem again, then show the plan for the same file.
    void startAgainRequested();
    /// The plan with every image, those included that were left out.
    void completeSetRequested();
    void openLogFolderRequested();

protected:
    void setDensity(Density density) override;

private:
    void choosePrimary(QPushButton *primary);

    ProofView *m_proof;
    FailureView *m_failure;
    QPushButton *m_another;
    QPushButton *m_saveAside;  ///< saves the report where something else is the primary
    QPushButton *m_save;
    QPushButton *m_check;
    QPushButton *m_again;
    QPushButton *m_complete;
};

}  // namespace reviver::ui
