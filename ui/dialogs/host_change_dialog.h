// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/change_worker.h"

#include <QDialog>

namespace reviver::ui {

/// What a change to this computer would do: the file and its contents, or the command, in
/// full, before anything happens. Accepted: do it.
class HostChangeDialog : public QDialog {
    Q_OBJECT

public:
    HostChangeDialog(HostAction action, const HostChange &change, QWidget *parent);
};

}  // namespace reviver::ui
