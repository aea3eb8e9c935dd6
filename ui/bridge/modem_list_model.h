// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_roster.h"

#include <QAbstractListModel>

namespace reviver::ui {

/// The roster as the modem list shows it; the roles are those of ui/widgets/modem_list.h.
class ModemListModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit ModemListModel(ModemRoster &roster, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    ModemRoster &m_roster;
};

/// Where a modem hangs: "port 1-4", "practice", or the serial port.
QString portText(const ModemSession &session);

}  // namespace reviver::ui
