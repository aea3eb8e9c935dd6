// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"

#include <QWidget>

namespace reviver::ui {

class Card;
class CheckList;
class ValueGrid;

/// Before and after, and the five things a verified repair must show.
class ProofView : public QWidget {
    Q_OBJECT

public:
    explicit ProofView(QWidget *parent = nullptr);

    /// Little air, for a window that is low.
    void setTight(bool tight);
    void showSession(const ModemSession &session);

private:
    void fillGrid(const ModemSession &session, const RepairResult &result);

    Card *m_card;
    ValueGrid *m_grid;
    CheckList *m_seen;
};

}  // namespace reviver::ui
