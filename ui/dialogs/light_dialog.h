// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/light_guide.h"

#include <QDialog>

class QButtonGroup;

namespace reviver::ui {

class TextLabel;

/// "What does the light do?": six drawn choices that blink as the modem would, and what
/// the chosen one may mean. What the user saw is weak evidence.
class LightDialog : public QDialog {
    Q_OBJECT

public:
    explicit LightDialog(reviver::LightPattern present, QWidget *parent = nullptr);

    reviver::LightPattern chosen() const;

private:
    QLayout *makeChoices();
    QLayout *makeButtons();
    void showMeaning();

    QButtonGroup *m_group;
    TextLabel *m_meaning;
};

}  // namespace reviver::ui
