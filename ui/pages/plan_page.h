// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/page_frame.h"

class QCheckBox;
class QStandardItemModel;

namespace reviver::ui {

class Card;
class Chip;
class NextStepList;
class Note;
class PlanFacts;
class ProgressBar;
class TableCard;

/// The one confirmation: what will be written, what is kept, how long it takes.
class PlanPage : public PageFrame {
    Q_OBJECT

public:
    explicit PlanPage(QWidget *parent = nullptr);

    /// The plan of the session, or, without one, what is known of the file.
    void showSession(const ModemSession &session);
    void showReading(const QString &fileName, double fraction);
    /// Enter on the plan writes nothing.
    void focusCancel();
    void showFileError(const QString &fileName, const QString &what, const QString &detail);

signals:
    void startRequested();
    void cancelRequested();
    void chooseFileRequested();
    void chooseLoaderRequested();
    /// Another next step of a plan that is refused.
    void stepChosen(reviver::RepairAction action);
    /// Look into the file of the plan.
    void lookRequested();
    /// Write the images that are left out by default, or leave them out again.
    void completeSetRequested(bool complete);

protected:
    void setDensity(Density density) override;

private:
    void makeLinks();
    void makeTable();
    void makeFooter();
    void fillTable(const RepairPlan &plan, const FirmwareBundle &bundle);
    void fillFacts(const RepairPlan &plan, const ModemSession &session);
    void showBlocks(bool table, bool facts, bool note, bool wait);
    void makeSteps();
    void showSteps(ErrorCode why);
    void takeStep(RepairAction action);
    void choosePrimary(QPushButton *primary);
    void updatePrimary();

    bool m_mayStart = false;
    bool m_complete = false;
    Chip *m_certainty;
    QPushButton *m_setLink;
    QPushButton *m_lookLink;
    QPushButton *m_fileLink;
    TableCard *m_table;
    QStandardItemModel *m_model;
    PlanFacts *m_facts;
    Note *m_note;
    Card *m_steps;  ///< what to do when the plan is refused
    NextStepList *m_stepList;
    ProgressBar *m_wait;
    QCheckBox *m_understood;
    QPushButton *m_cancel;
    QPushButton *m_chooseFile;
    QPushButton *m_chooseLoader;
    QPushButton *m_start;
};

}  // namespace reviver::ui
