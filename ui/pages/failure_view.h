// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"

#include <QWidget>

class QVBoxLayout;

namespace reviver::ui {

class Card;
class ImageStrip;
class TextLabel;

/// What happened, the state now, the next steps, the code.
class FailureView : public QWidget {
    Q_OBJECT

public:
    explicit FailureView(QWidget *parent = nullptr);

    /// Little air, for a window that is low.
    void setTight(bool tight);
    void showSession(const ModemSession &session);

private:
    QVBoxLayout *addSection(const QString &title);
    void fillState(const RepairResult &result);
    void fillNext(const RepairResult &result);

    ImageStrip *m_strip;
    Card *m_card;
    TextLabel *m_happened;
    QVBoxLayout *m_state;
    QVBoxLayout *m_next;
    TextLabel *m_code;
};

}  // namespace reviver::ui
