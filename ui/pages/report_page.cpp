// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/report_page.h"

#include "ui/pages/report_preview.h"
#include "ui/style/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kChoicesWidth = 232;

}  // namespace

ReportPage::ReportPage(QString programVersion, QString system, QWidget *parent)
    : PageFrame(parent)
    , m_programVersion(programVersion.toStdString())
    , m_system(system.toStdString())
{
    auto *row = new QHBoxLayout;
    row->setSpacing(px(24));
    row->addWidget(makeChoices());
    row->addWidget(makeDocument(), 1);
    body()->addLayout(row, 1);

    auto *copy = makeButton(ButtonKind::Link, tr("Copy as text"));
    connect(copy, &QPushButton::clicked, this, &ReportPage::copyRequested);
    addFooterLeft(copy);
    auto *forum = makeButton(ButtonKind::Link, tr("What to post in a forum…"));
    connect(forum, &QPushButton::clicked, this, &ReportPage::forumRequested);
    addFooterLeft(forum);
    connect(addFooterButton(ButtonKind::Secondary, tr("Close")), &QPushButton::clicked, this,
            &ReportPage::closeRequested);
    connect(addFooterButton(ButtonKind::Primary, tr("Save report…"), QStringLiteral("report")),
            &QPushButton::clicked, this, &ReportPage::saveRequested);
}

QWidget *ReportPage::makeChoices()
{
    auto *choices = new QWidget;
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    m_page = new QRadioButton(tr("Web page (HTML)"));
    m_text = new QRadioButton(tr("Plain text"));
    m_json = new QRadioButton(tr("Data (JSON)"));
    m_page->setChecked(true);
    m_withEvidence = new QCheckBox(tr("Diagnosis and evidence"));
    m_withRepair = new QCheckBox(tr("Steps of the repair"));
    m_withLog = new QCheckBox(tr("Recent log"));
    for (QCheckBox *part : {m_withEvidence, m_withRepair, m_withLog})
        part->setChecked(true);
    m_withIdentity = new QCheckBox(tr("IMEI and serial in full"));
    auto *hint = new TextLabel(tr("Numbers that identify you are hidden unless you tick this."),
                               TextRole::Caption, &Tokens::text2);
    hint->setWordWrap(true);
    hint->setContentsMargins(px(26), 0, 0, 0);

    auto *headline = new TextLabel(tr("Device report"), TextRole::Headline);
    headline->setWordWrap(true);
    auto *subline = new TextLabel(tr("One page that you can keep or give to someone who helps you."),
                                  TextRole::Body, &Tokens::text2);
    subline->setWordWrap(true);
    column->addWidget(headline);
    column->addWidget(subline);
    column->addSpacing(px(12));
    column->addWidget(new TextLabel(tr("Format"), TextRole::CaptionStrong, &Tokens::text2));
    column->addWidget(m_page);
    column->addWidget(m_text);
    column->addWidget(m_json);
    column->addSpacing(px(8));
    column->addWidget(new TextLabel(tr("Contents"), TextRole::CaptionStrong, &Tokens::text2));
    column->addWidget(m_withEvidence);
    column->addWidget(m_withRepair);
    column->addWidget(m_withLog);
    column->addWidget(m_withIdentity);
    column->addWidget(hint);
    column->addStretch();
    int width = px(kChoicesWidth);
    for (const auto *choice : choices->findChildren<QAbstractButton *>())
        width = std::max(width, choice->sizeHint().width());
    choices->setFixedWidth(width);
    for (QRadioButton *format : {m_page, m_text, m_json})
        connect(format, &QRadioButton::toggled, this, &ReportPage::refresh);
    for (QCheckBox *part : {m_withEvidence, m_withRepair, m_withLog, m_withIdentity})
        connect(part, &QCheckBox::toggled, this, &ReportPage::refresh);
    return choices;
}

QWidget *ReportPage::makeDocument()
{
    auto *card = new Card;
    card->setPadding(20, 12);
    m_document = new QTextEdit;
    m_document->setReadOnly(true);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &ReportPage::refresh);
    m_document->setFrameShape(QFrame::NoFrame);
    m_document->setAccessibleName(tr("The report as it will be saved"));
    m_document->setTabChangesFocus(true);
    m_document->setMinimumHeight(px(200));
    card->body()->addWidget(m_document);
    return card;
}

void ReportPage::showSession(const ModemSession &session)
{
    m_report = std::make_unique<SessionReport>(session, m_programVersion, m_system);
    m_withRepair->setEnabled(m_report->input().bundle != nullptr);
    refresh();
}

ReportInput ReportPage::input(bool withLog) const
{
    ReportInput chosen = m_report ? m_report->input() : ReportInput();
    if (!withLog)
        chosen.log.clear();
    return chosen;
}

ReportInput ReportPage::input() const
{
    return input(m_withLog->isChecked());
}

ReportOptions ReportPage::options() const
{
    return {m_withIdentity->isChecked(), m_withEvidence->isChecked(), m_withRepair->isChecked()};
}

QByteArray ReportPage::contents() const
{
    if (m_json->isChecked())
        return QByteArray::fromStdString(reportJson(input(), options()));
    if (m_text->isChecked())
        return QByteArray::fromStdString(reportText(input(), options()));
    return QByteArray::fromStdString(reportHtml(input(), options()));
}

QString ReportPage::plainText() const
{
    return QString::fromStdString(reportText(input(), options()));
}

QString ReportPage::forumText() const
{
    return QString::fromStdString(reportForum(input(false)));
}

QString ReportPage::suffix() const
{
    if (m_json->isChecked())
        return QStringLiteral("json");
    return m_text->isChecked() ? QStringLiteral("txt") : QStringLiteral("html");
}

void ReportPage::refresh()
{
    if (m_page->isChecked()) {
        m_document->setFont(reviver::ui::font(TextRole::Body));
        m_document->setHtml(reportPreview(makeReport(input(), options())));
    } else {
        m_document->setFont(reviver::ui::font(TextRole::Mono));
        m_document->setPlainText(QString::fromUtf8(contents()));
    }
}

}  // namespace reviver::ui
