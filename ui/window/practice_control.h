// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_roster.h"
#include "ui/bridge/practice_provider.h"

#include <QObject>

#include <optional>

class QMenu;

namespace reviver::ui {

/// Starts and ends the practice modem, and lists what can be practised.
class PracticeControl : public QObject {
    Q_OBJECT

public:
    /// `provider` may be null: then nothing is offered.
    PracticeControl(PracticeProvider *provider, ModemRoster &roster, QObject *parent = nullptr);
    ~PracticeControl() override;

    bool offered() const { return m_provider != nullptr; }
    bool active() const { return m_hardware.has_value(); }
    QString firmwareFolder() const;
    void fillMenu(QMenu &menu);
    void start(const std::string &scenario);
    void end();

signals:
    void activeChanged(bool active);
    void failed(const QString &why);

private:
    PracticeProvider *m_provider;
    ModemRoster &m_roster;
    std::optional<Hardware> m_hardware;
};

}  // namespace reviver::ui
