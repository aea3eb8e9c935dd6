// SPDX-License-Identifier: Apache-2.0
#include "ui/window/practice_control.h"

#include "ui/bridge/texts.h"

#include <QMenu>

namespace reviver::ui {

PracticeControl::PracticeControl(PracticeProvider *provider, ModemRoster &roster, QObject *parent)
    : QObject(parent)
    , m_provider(provider)
    , m_roster(roster)
{
}

PracticeControl::~PracticeControl()
{
    end();
}

QString PracticeControl::firmwareFolder() const
{
    return m_provider ? QString::fromStdString(m_provider->firmwareFolder().string()) : QString();
}

void PracticeControl::fillMenu(QMenu &menu)
{
    if (!m_provider)
        return;
    menu.setToolTipsVisible(true);
    for (const PracticeScenario &scenario : m_provider->scenarios()) {
        QAction *action = menu.addAction(translate(scenario.title));
        action->setObjectName(QString::fromStdString(scenario.name));
        action->setToolTip(translate(scenario.description));
        connect(action, &QAction::triggered, this, [this, name = scenario.name] { start(name); });
    }
}

void PracticeControl::start(const std::string &scenario)
{
    if (!m_provider)
        return;
    end();
    const Result<Hardware> hardware = m_provider->start(scenario);
    if (!hardware)
        return emit failed(tr("The practice modem could not be started: %1")
                               .arg(QString::fromStdString(hardware.error().detail())));
    m_hardware.emplace(*hardware);
    m_roster.watch(*hardware);
    emit activeChanged(true);
}

void PracticeControl::end()
{
    if (!m_hardware)
        return;
    m_roster.unwatch(m_hardware->enumerator);
    m_hardware.reset();
    m_provider->end();
    emit activeChanged(false);
}

}  // namespace reviver::ui
