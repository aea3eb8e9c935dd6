// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"

#include <QWidget>

namespace reviver::ui {

class Card;
class ImageStrip;
class MarkedLines;
class NextStepList;
class TextLabel;

/// What happened, the state now, the next steps, the code.
class FailureView : public QWidget {
    Q_OBJECT

public:
    explicit FailureView(QWidget *parent = nullptr);

    /// Little air, for a window that is low.
    void setTight(bool tight);
    void showSession(const ModemSession &session);

signals:
    /// A next step was pressed.
    void stepChosen(reviver::RepairAction action);

private:
    void fillState(const RepairResult &result);

    ImageStrip *m_strip;
    Card *m_card;
    TextLabel *m_happened;
    TextLabel *m_link;
    MarkedLines *m_state;
    NextStepList *m_next;
    TextLabel *m_code;
};

}  // namespace reviver::ui
