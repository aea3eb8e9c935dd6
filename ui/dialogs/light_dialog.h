// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/light_pattern.h"

#include <QDialog>

class QButtonGroup;

namespace reviver::ui {

/// "What does the light do?": six drawn choices. What the user saw is weak evidence.
class LightDialog : public QDialog {
    Q_OBJECT

public:
    explicit LightDialog(reviver::LightPattern present, QWidget *parent = nullptr);

    reviver::LightPattern chosen() const;

private:
    QWidget *makeChoice(reviver::LightPattern light);

    QButtonGroup *m_group;
};

}  // namespace reviver::ui
