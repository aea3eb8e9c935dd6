// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/session_report.h"
#include "ui/widgets/page_frame.h"

class QCheckBox;
class QRadioButton;
class QTextEdit;

namespace reviver::ui {

/// See the report before it is shared. Numbers that identify are hidden by default.
class ReportPage : public PageFrame {
    Q_OBJECT

public:
    ReportPage(QString programVersion, QString system, QWidget *parent = nullptr);

    void showSession(const ModemSession &session);
    /// The report as chosen, in UTF-8.
    QByteArray contents() const;
    /// The report as plain text, whatever format is chosen.
    QString plainText() const;
    /// A short text for people who help; always masked.
    QString forumText() const;
    /// "html", "txt" or "json".
    QString suffix() const;

signals:
    void saveRequested();
    void copyRequested();
    void forumRequested();
    void closeRequested();

private:
    QWidget *makeChoices();
    QWidget *makeDocument();
    ReportInput input(bool withLog) const;
    ReportInput input() const;
    ReportOptions options() const;
    void refresh();

    std::string m_programVersion;
    std::string m_system;
    std::unique_ptr<const SessionReport> m_report;
    QRadioButton *m_page;
    QRadioButton *m_text;
    QRadioButton *m_json;
    QCheckBox *m_withEvidence;
    QCheckBox *m_withRepair;
    QCheckBox *m_withLog;
    QCheckBox *m_withIdentity;
    QTextEdit *m_document;
};

}  // namespace reviver::ui
