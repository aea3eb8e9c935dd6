// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/port_set.h"

#include <QDialog>

class QCheckBox;
class QPushButton;
class QRadioButton;

namespace reviver::ui {

class Note;
class TextLabel;

/// The editor of the set of ports (AT^SETPORT). A set that may lock its owner out cannot
/// be chosen, and the dialog says why.
class PortSetDialog : public QDialog {
    Q_OBJECT

public:
    explicit PortSetDialog(const PortSet &present, QWidget *parent);

    PortSet chosen() const;

private:
    QLayout *makeDisc();
    QLayout *makeCodes();
    QLayout *makeButtons();
    void refresh();

    struct Code {
        std::string code;
        QCheckBox *box;
    };

    PortSet m_present;
    std::vector<Code> m_codes;
    QRadioButton *m_disc;
    QRadioButton *m_discAndCard;
    QRadioButton *m_noDisc;
    TextLabel *m_command;
    Note *m_verdict;
    QPushButton *m_write;
};

}  // namespace reviver::ui
