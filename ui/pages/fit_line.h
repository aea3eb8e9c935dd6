// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/compatibility.h"

#include <QWidget>

namespace reviver::ui {

class IconLabel;
class TextLabel;

/// "Fits the connected modem: yes, no or cannot tell, because ..."
class FitLine : public QWidget {
    Q_OBJECT

public:
    explicit FitLine(QWidget *parent = nullptr);

    /// Compared with this modem.
    void showFit(const QString &modem, const Compatibility &fit);
    /// It could not be compared.
    void showUnknown(const QString &why);

private:
    void show(Fit verdict, const QStringList &because, const QStringList &all);

    IconLabel *m_icon;
    TextLabel *m_verdict;
    TextLabel *m_because;
};

}  // namespace reviver::ui
