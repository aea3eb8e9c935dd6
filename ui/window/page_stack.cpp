// SPDX-License-Identifier: Apache-2.0
#include "ui/window/page_stack.h"

#include "ui/pages/connect_page.h"
#include "ui/pages/diagnosis_page.h"
#include "ui/pages/firmware_page.h"
#include "ui/pages/plan_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/run_page.h"
#include "ui/pages/terminal_page.h"
#include "ui/widgets/buttons.h"

#include <QPushButton>

namespace reviver::ui {

PageStack::PageStack(const QString &programVersion, const QString &system, QWidget *parent)
    : QStackedWidget(parent)
    , connectPage(new ConnectPage)
    , diagnosis(new DiagnosisPage)
    , plan(new PlanPage)
    , run(new RunPage)
    , result(new ResultPage)
    , report(new ReportPage(programVersion, system))
    , firmware(new FirmwarePage)
    , terminal(new TerminalPage)
{
    // In the order of PageId.
    for (QWidget *page :
         {static_cast<QWidget *>(connectPage), static_cast<QWidget *>(diagnosis),
          static_cast<QWidget *>(plan), static_cast<QWidget *>(run), static_cast<QWidget *>(result),
          static_cast<QWidget *>(report), static_cast<QWidget *>(firmware), static_cast<QWidget *>(terminal)})
        addWidget(page);
}

void PageStack::focusFirst(QWidget *otherwise)
{
    if (page() == PageId::Plan)
        return plan->focusCancel();
    if (page() == PageId::Terminal)
        return terminal->focusInput();
    for (QPushButton *button : currentWidget()->findChildren<QPushButton *>())
        if (buttonKind(button) == ButtonKind::Primary && button->isEnabled() && button->isVisibleTo(this))
            return button->setFocus();
    otherwise->setFocus();
}

}  // namespace reviver::ui
