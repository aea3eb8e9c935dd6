// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/status_line.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QStatusBar>

namespace reviver::ui {

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, 16))
    , m_sentence(new TextLabel({}, TextRole::Caption, &Tokens::text2))
    , m_recordingIcon(new IconLabel(QStringLiteral("record"), 16, ink(Tone::Error)))
    , m_recording(new TextLabel(tr("Recording"), TextRole::Caption))
    , m_log(makeButton(ButtonKind::Status, {}))
{
    m_sentence->setElideMode(Qt::ElideRight);
    m_log->setFont(ui::font(TextRole::Caption));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(directedMargins(this, px(16), 0, px(22), 0));
    row->setSpacing(px(8));
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_recordingIcon);
    row->addWidget(m_recording);
    row->addSpacing(px(8));
    row->addWidget(m_log);
    m_recording->setAccessibleName(tr("What goes to and from modems is recorded"));
    setRecording({});
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // The status bar adds 6 px of its own.
    setMinimumHeight(px(32) - 6);
    connect(m_log, &QPushButton::clicked, this, &StatusLine::logToggled);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, [this] {
        m_log->setFont(ui::font(TextRole::Caption));
        refreshButton();
    });
    refreshButton();
}

void StatusLine::fill(QStatusBar *bar)
{
    bar->setSizeGripEnabled(false);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addPermanentWidget(this, 1);
}

void StatusLine::setStatus(Tone tone, const QString &sentence, const QString &iconName)
{
    m_icon->setIcon(iconName.isEmpty() ? shapeName(tone) : iconName, ink(tone));
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

QString StatusLine::sentence() const
{
    return m_sentence->text();
}

void StatusLine::setRecording(const QString &file)
{
    m_recordingIcon->setVisible(!file.isEmpty());
    m_recording->setVisible(!file.isEmpty());
    m_recording->setToolTip(tr("Into %1").arg(file));
}

void StatusLine::setLogCounts(int errors, int notes)
{
    m_errors = errors;
    m_notes = notes;
    refreshButton();
}

void StatusLine::setLogOpen(bool open)
{
    m_open = open;
    refreshButton();
}

void StatusLine::refreshButton()
{
    QString counts = m_errors == 1 ? tr("1 error") : tr("%n errors", nullptr, m_errors);
    if (m_notes > 0)
        counts += tr(", ") + (m_notes == 1 ? tr("1 note") : tr("%n notes", nullptr, m_notes));
    const QString verb = m_open ? tr("Hide log") : tr("Log");
    m_log->setText(verb + QStringLiteral("  \u00b7  ") + counts);
    m_log->setAccessibleName(verb + tr(", ") + counts);
    setButtonIcon(m_log, m_open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up"));
    m_log->setIconSize(QSize(px(14), px(14)));
}

}  // namespace reviver::ui
