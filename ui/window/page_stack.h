// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStackedWidget>

namespace reviver::ui {

class ConnectPage;
class DiagnosisPage;
class FirmwarePage;
class PlanPage;
class ReportPage;
class ResultPage;
class RunPage;
class TerminalPage;

enum class PageId { Connect, Diagnosis, Plan, Run, Result, Report, Firmware, Terminal };

/// The pages of the window, one shown at a time.
class PageStack : public QStackedWidget {
    Q_OBJECT

public:
    PageStack(const QString &programVersion, const QString &system, QWidget *parent = nullptr);

    void showPage(PageId page) { setCurrentIndex(static_cast<int>(page)); }
    /// The focus goes to the page's primary button, on the plan to Cancel, in the terminal to its line;
    /// `otherwise` where there is none.
    void focusFirst(QWidget *otherwise);
    PageId page() const { return static_cast<PageId>(currentIndex()); }

    ConnectPage *const connectPage;
    DiagnosisPage *const diagnosis;
    PlanPage *const plan;
    RunPage *const run;
    ResultPage *const result;
    ReportPage *const report;
    FirmwarePage *const firmware;
    TerminalPage *const terminal;
};

}  // namespace reviver::ui
