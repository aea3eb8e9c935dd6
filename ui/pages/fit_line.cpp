// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/fit_line.h"

#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/style/tone.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>

namespace reviver::ui {

namespace {

/// Reasons on the page; a tool tip has all.
constexpr qsizetype kMostReasons = 2;

Tone toneOf(Fit verdict)
{
    return verdict == Fit::Yes ? Tone::Ok : verdict == Fit::No ? Tone::Error : Tone::Unknown;
}

QString verdictText(Fit verdict)
{
    switch (verdict) {
    case Fit::Yes:
        return FitLine::tr("Fits the connected modem: yes, because:");
    case Fit::No:
        return FitLine::tr("Fits the connected modem: no, because:");
    case Fit::CannotTell:
        break;
    }
    return FitLine::tr("Fits the connected modem: cannot tell, because:");
}

}  // namespace

FitLine::FitLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, 20))
    , m_verdict(new TextLabel({}, TextRole::Strong))
    , m_because(new TextLabel({}, TextRole::Body, &Tokens::text2))
{
    m_verdict->setWordWrap(true);
    m_because->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    words->addWidget(m_verdict);
    words->addWidget(m_because);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void FitLine::showFit(const QString &modem, const Compatibility &fit)
{
    QStringList because;
    QStringList all{modem};
    for (const FitReason &reason : fit.reasons) {
        all.append(translate(reason.text));
        if (reason.says == fit.verdict && because.size() < kMostReasons)
            because.append(translate(reason.text));
    }
    for (const Message &warning : fit.warnings) {
        all.append(translate(warning));
        if (because.size() < kMostReasons)
            because.append(translate(warning));
    }
    show(fit.verdict, because, all);
}

void FitLine::showUnknown(const QString &why)
{
    show(Fit::CannotTell, {why}, {});
}

void FitLine::show(Fit verdict, const QStringList &because, const QStringList &all)
{
    const Tone tone = toneOf(verdict);
    m_icon->setIcon(shapeName(tone), ink(tone));
    m_verdict->setText(verdictText(verdict));
    m_because->setText(because.join(QLatin1Char(' ')));
    setToolTip(all.join(QLatin1Char('\n')));
    setAccessibleName(m_verdict->text() + QLatin1Char(' ') + m_because->text());
}

}  // namespace reviver::ui
