// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"

#include <QWidget>

namespace reviver::ui {

class CheckList;
class ValueGrid;

/// Before and after, and the five things a verified repair must show.
class ProofView : public QWidget {
    Q_OBJECT

public:
    explicit ProofView(QWidget *parent = nullptr);

    void showSession(const ModemSession &session);

private:
    void fillGrid(const ModemSession &session, const RepairResult &result);

    ValueGrid *m_grid;
    CheckList *m_seen;
};

}  // namespace reviver::ui
